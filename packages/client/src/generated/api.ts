// Made from the API's document by `npm run generate`: not to be edited by hand.
export interface paths {
    "/v1/sweeps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sweeps, the newest first
         * @description The list can be filtered by tag, text, name and status. By default, archived sweeps are not listed.
         */
        get: operations["listSweeps"];
        put?: never;
        /**
         * Submit a sweep
         * @description Trains the combinations of the values in `space` that `search` selects. Trials that differ only in their iteration count are readings of one run. The answer is sent when the sweep is stored in the queue. With `dryRun=true`, the request is checked in the same way, and the answer says what the sweep would do.
         */
        post: operations["submitSweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a sweep: its status, counts and best trial */
        get: operations["getSweep"];
        put?: never;
        post?: never;
        /**
         * Delete a sweep that has ended
         * @description Requests no longer find the sweep, and a worker removes its data. Other sweeps keep the results that they have reused. For a sweep that has not ended, the request is rejected (409).
         */
        delete: operations["deleteSweep"];
        options?: never;
        head?: never;
        /**
         * Change the name, tags and note of a sweep, or archive it
         * @description A sweep can be changed in any status. Fields that are left out do not change.
         */
        patch: operations["editSweep"];
        trace?: never;
    };
    "/v1/sweeps/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a sweep
         * @description Cancels the trials that have not ended. Running runs stop within a second, and queued runs are removed from the queue. Trials that have ended keep their results. Cancelling a cancelled sweep changes nothing. For a sweep that has completed or failed, the request is rejected (409).
         */
        post: operations["cancelSweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a sweep
         * @description Running runs stop within a second, and queued runs are removed from the queue. Other sweeps continue. Pausing a paused sweep changes nothing. For a sweep that has ended, the request is rejected (409).
         */
        post: operations["pauseSweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a paused sweep
         * @description The open runs of the sweep are queued again. Resuming a sweep that is not paused changes nothing. For a sweep that has ended, the request is rejected (409).
         */
        post: operations["resumeSweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry failed trials of a sweep
         * @description Reopens a sweep that has ended, and trains its failed trials again. Other trials keep their results. The request is rejected (409) if the sweep has not ended, if it was cancelled or ended by a stop rule, or if no failed trial matches.
         */
        post: operations["retrySweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend a sweep that has ended
         * @description Adds an iteration count or another space. With an iteration count, every combination of the sweep is trained from its last checkpoint up to this count. Trials that the sweep already has are not added again. Existing trials keep their ids. The results equal, to the bit, the results of a sweep that was submitted with all these trials. The request is rejected (409) if the sweep has not ended, or was cancelled or ended by a stop rule.
         */
        post: operations["extendSweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the priority of a sweep
         * @description The waiting runs of the sweep move in the queue. For a sweep that has ended, the request is rejected (409).
         */
        post: operations["prioritySweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the trials of a sweep. Default order: the best by the objective first
         * @description The list can be sorted and filtered. A trial that ends between two requests may move to a page that the client has already read, and is then missed. No trial is listed twice.
         */
        get: operations["listTrials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/trials.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all trials of a sweep as CSV
         * @description The trials are sorted and filtered as in the list. The name of a column is the path of its value in a trial, such as `metrics.test.accuracy`. The format is RFC 4180. A text that a spreadsheet would run as a formula begins with an apostrophe.
         */
        get: operations["getTrialsCSV"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/cost-curves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the cost curves of many trials, with few points each
         * @description The trials are sorted, filtered and paged as in the list of trials. A trial without a curve has no points. The answer is JSON, or a binary format that docs/api.md describes. The header Next-Cursor has the `nextCursor`, if there is a next page.
         */
        get: operations["listCostCurves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/importance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how strongly each hyperparameter of a sweep influences a metric
         * @description The permutation importance of each hyperparameter, measured out of bag by a random forest on the completed trials. docs/numerics.md has the formula. The same trials give the same answer. With fewer than 10 trials, or without a hyperparameter that varies, the request is refused (409).
         */
        get: operations["getImportance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the runs of a sweep and their progress */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch the changes, the progress and the best trial of a sweep
         * @description Server-sent events. The first event is a `SnapshotEvent`. The other events are `SweepEvent`s. A request with `Last-Event-ID` gets the events after this id instead. If they are no longer stored, it gets a `SnapshotEvent` in which `gap` is true. The stream ends when the sweep ends, or with a `GoneEvent` if the sweep was deleted or lost.
         */
        get: operations["watchSweep"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch all sweeps
         * @description Server-sent events. The first event is a `StartEvent`. The other events are `AnySweepEvent`s. A request with `Last-Event-ID` gets the events after this id instead. If they are no longer stored, it gets a `StartEvent` in which `gap` is true.
         */
        get: operations["watchAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages to the webhooks of a sweep, the newest first
         * @description Each message to each webhook, with every attempt to send it.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a trial */
        get: operations["getTrial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/model.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a trial: its layers, its preprocessing and its held-out images
         * @description A diverged trial has its last finite model.
         */
        get: operations["getModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/cost-curve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the cost curve of a trial
         * @description A trial has no curve before the first reading of its run (404).
         */
        get: operations["getCostCurve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/cost-curve.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the cost curve of a trial as CSV */
        get: operations["getCostCurveCSV"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/cost-curve.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw the cost curve of a trial as SVG
         * @description The background is white. The line shows the lowest and the highest cost of every pixel column. The title names the learning rate and the hyperparameters that vary in the sweep. The end of a diverged curve is marked.
         */
        get: operations["getCostCurveSVG"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/cost-curve.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw the cost curve of a trial as PNG
         * @description The background is white. The line shows the lowest and the highest cost of every pixel column. The title names the learning rate and the hyperparameters that vary in the sweep. The end of a diverged curve is marked.
         */
        get: operations["getCostCurvePNG"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List datasets */
        get: operations["listDatasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the description of a dataset */
        get: operations["getDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the description of a version of a dataset
         * @description Every dataset has version 1 at present.
         */
        get: operations["getDatasetVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dataset-files/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a file of a dataset by the digest of its content */
        get: operations["getDatasetFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{name}/images/{split}/{index}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an image of a dataset as PNG */
        get: operations["getImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check whether the process is alive */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check whether the service can accept sweeps */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the metrics of this process in the text format of Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how much memory of Redis each kind of data uses
         * @description Counting reads every key of sweepq. The result of a count is reused for 10 seconds.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "sweep.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A sweep has ended */
        post: operations["sweepEnded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trial.best": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A sweep has a new best trial */
        post: operations["trialBest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description A `SweepEvent` with the id of its sweep. */
        AnySweepEvent: {
            /** @constant */
            type: "sweep";
            status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled" | (string & {});
            /** @description The reason why the sweep failed, if the reason is known. */
            failure: components["schemas"]["Failure"] | null;
            sweepId: string;
        } | {
            /** @constant */
            type: "run";
            runId: string;
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled" | (string & {});
            sweepId: string;
        } | {
            /** @constant */
            type: "trial";
            trialId: string;
            status: "completed" | "failed" | "diverged" | "cancelled" | (string & {});
            metrics: components["schemas"]["Metrics"] | null;
            sweepId: string;
        } | {
            /** @constant */
            type: "best";
            /** @description The new best trial. */
            trialId: string;
            metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | (string & {});
            value: number;
            sweepId: string;
        };
        CostCurve: {
            trialId: string;
            /** @description The number of iterations of the curve so far. */
            iterations: number;
            /** @description A run with up to 20 000 iterations has all points, and a longer run has 20 000 points. The parameter `points` can reduce the number. The lowest and the highest cost of each part of the curve are included. */
            points: components["schemas"]["CurvePoint"][];
        };
        CostCurvePage: {
            items: components["schemas"]["CostCurve"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description The cost at an iteration. */
        CurvePoint: {
            /** @description From 0. */
            iteration: number;
            cost: number;
        };
        /** @description A train file and a test file, identified by the digest of their content. */
        Dataset: {
            name: string;
            /** @description Every dataset has version 1 at present. */
            version: number;
            /**
             * @description The sha256 of the digests of the two files, train first, each followed by a line break.
             * @example sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242
             */
            digest: string;
            /** @description The digests of the two files. */
            files: {
                /** @example sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242 */
                train: string;
                /** @example sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242 */
                test: string;
            };
            trainCount: number;
            testCount: number;
            /** @description Height, width, channels. */
            imageShape: number[];
            /** @description The length of a flattened image. */
            featureCount: number;
            /** @description The class of label 0, then the class of label 1. */
            classes: {
                name: string;
                trainCount: number;
                testCount: number;
            }[];
            /** @description The codes are `train-has-one-class`, `test-has-one-class` and `class-names-alike`. */
            warnings: components["schemas"]["Warning"][];
        };
        DatasetPage: {
            items: components["schemas"]["Dataset"][];
            /** @description The folders that cannot be used as datasets. Datasets and folders are sorted in one list by name, and a page has at most `limit` of them together. */
            leftOut: components["schemas"]["LeftOutDataset"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description A dataset, with the content that it had when the sweep was submitted. */
        DatasetRef: {
            name: string;
            /** @description Every dataset has version 1 at present. */
            version: number;
            /**
             * @description The sha256 of the digests of the two files, train first, each followed by a line break.
             * @example sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242
             */
            digest: string;
            /** @description The digests of the two files. */
            files: {
                /** @example sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242 */
                train: string;
                /** @example sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242 */
                test: string;
            };
        };
        /** @description A dataset with the content that it must have. The request is rejected (422) if the present content has another digest. Default of `version`, `digest` and `files`: the present content. */
        DatasetRequest: {
            /**
             * @description A name must not end in a suffix of a format, such as `.csv`.
             * @example catvnoncat
             */
            name: string;
            version?: number | null;
            digest?: string | null;
            files?: {
                /** @example sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242 */
                train: string;
                /** @example sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242 */
                test: string;
            } | null;
        };
        /** @description One message to one webhook of a sweep. */
        Delivery: {
            /** @description The `webhook-id` of every attempt to send the message. */
            id: string;
            type: "sweep.ended" | "trial.best" | (string & {});
            url: string;
            status: "pending" | "delivered" | "failed" | (string & {});
            /**
             * Format: date-time
             * @description The time of the event that the message reports.
             * @example 2026-11-24T10:00:00.000Z
             */
            createdAt: string;
            deliveredAt: string | null;
            attempts: components["schemas"]["DeliveryAttempt"][];
        };
        DeliveryAttempt: {
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            startedAt: string;
            /** @description The HTTP status of the answer. Null if there was no answer. */
            status: number | null;
            /** @description The reason why the attempt failed. Null if the attempt succeeded. */
            error: string | null;
            /** @description The time from the request to the answer. */
            durationMs: number;
        };
        DeliveryPage: {
            items: components["schemas"]["Delivery"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description What a sweep would do if it were submitted now. */
        DryRun: {
            trials: number;
            runs: number;
            /** @description The number of trials that reuse a result of an earlier sweep. */
            reusedTrials: number;
            /** @description The number of runs whose trials all reuse results. These runs need no job. */
            reusedRuns: number;
            /** @description The number of runs that continue from a checkpoint of an earlier run. */
            continuedRuns: number;
            /** @description The maximum number of iterations to train. Runs that diverge or stop early need fewer. */
            iterations: number;
            /** @description The time to train `iterations` on the current workers, if they have no other work. Null without a worker, or if the speed on this data was never measured. */
            estimatedMs: number | null;
            /** @description The recent time per iteration of one thread on this data. Null if it was never measured. */
            iterationMs: number | null;
            /** @description The number of training threads of the current workers. */
            threads: number;
            /** @description The first ten trials, in the order of the plan. */
            firstTrials: {
                index: number;
                params: components["schemas"]["Params"];
            }[];
            warnings: components["schemas"]["Warning"][];
        };
        EarlyStopping: {
            /** @example 50 */
            patience: number;
            /** @example 0.0001 */
            minDelta: number;
        };
        /** @description Stops a run after `patience` iterations in a row without an improvement. An iteration is an improvement if its cost is lower than the lowest earlier cost by more than `minDelta`. Default of `minDelta`: 0. */
        EarlyStoppingRequest: {
            /** @example 50 */
            patience: number;
            minDelta?: number | null;
        };
        /** @description Another iteration count, or another space. The other members are null. Trials that the sweep already has are not added again. */
        Extension: {
            /** @description Another iteration count for every combination of the sweep. */
            iterations: number | null;
            /** @description Another space. */
            space: components["schemas"]["Space"] | null;
            /** @description How trials are chosen from `space`. */
            search: components["schemas"]["Search"] | null;
            planVersion: number | null;
        };
        /** @description Either `iterations`, up to which every combination of the sweep is trained, or another `space` to search. Null means the same as a member that is left out. */
        ExtensionRequest: {
            iterations?: number | null;
            space?: components["schemas"]["SpaceRequest"] | null;
            search?: components["schemas"]["SearchRequest"] | null;
        };
        /** @description The reason why a trial, a run or a sweep failed. */
        Failure: {
            code: "diverged" | "crashed" | "out-of-memory" | "run-failed" | "job-removed" | "dataset-changed" | "no-result" | "planning-failed" | "bad-record" | "bad-job-data" | (string & {});
            message: string;
        };
        /** @description The sweep no longer exists, and the stream ends. This event has no `id`, because the stream cannot be resumed. */
        GoneEvent: {
            /** @constant */
            type: "gone";
            /** @example The sweep `swp_01kb9x6v0e8f4t2m7q3n5r1d9c` no longer exists. */
            detail: string;
        };
        Health: {
            /** @constant */
            status: "ok";
        };
        HeldOut: {
            fraction: number;
            seed: number;
            /** @description The indices, from 0, of the held-out images of the training set, in ascending order. */
            heldOut: number[];
        };
        /** @description How strongly each hyperparameter of a sweep influences a metric. */
        Importance: {
            sweepId: string;
            metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | (string & {});
            method: "permutation-on-random-forest" | (string & {});
            /** @description The number of completed trials that were used. If there are more than 2000 completed trials, a sample of 2000 is used. */
            trials: number;
            /** @description The R² of the out-of-bag predictions of the forest: 1 if the hyperparameters explain the metric completely, 0 or less if they explain nothing. Null if all trials have the same value of the metric. */
            score: number | null;
            /** @description One importance for each hyperparameter that varies, the highest first. The importances add up to 1, or are all 0 if the forest explains nothing. */
            importances: {
                param: "params.learningRate" | "params.seed" | "params.initScale" | "params.l2" | "params.momentum" | "params.nesterov" | "params.preprocessing" | "params.iterations" | (string & {});
                importance: number;
                /** @description The standard deviation of the importance over the permutations. */
                spread: number;
            }[];
        };
        /** @description A folder that cannot be used as a dataset, with the reason. */
        LeftOutDataset: {
            /**
             * @description The name of the folder. It may not be a valid name of a dataset.
             * @example my cats (v2)
             */
            name: string;
            /** @example bad-name */
            code: string;
            reason: string;
        };
        /** @description Metrics by split of the data. Accuracies are from 0 to 1. */
        Metrics: {
            train: {
                /** @description The cost at the last iteration, computed before the update of this iteration. */
                cost: number;
                accuracy: number;
            };
            /** @description The held-out part of the training set. Null without a validation split. */
            validation: {
                /** @description The mean cross-entropy without a penalty. Null for a trial of a version that did not measure it. */
                cost: number | null;
                accuracy: number;
            } | null;
            test: {
                accuracy: number;
            };
        };
        /** @description The model of a trial, and everything needed to predict. docs/numerics.md has the code in NumPy. */
        Model: {
            trialId: string;
            /** @description The `modelDigest` of the trial. */
            digest: string | null;
            /** @description Height, width, channels. */
            inputShape: number[];
            preprocessing: components["schemas"]["ModelPreprocessing"];
            /** @description The held-out images. Null without a validation split. */
            validation: components["schemas"]["HeldOut"] | null;
            /** @description The layers, the first one first. The input of the first layer is the preprocessed image: row by row, pixel by pixel, with the channels of a pixel together. */
            layers: components["schemas"]["ModelLayer"][];
            /** @description The label is 1 if the output of the last layer is above this number. For one layer, this means that weights · input + bias is above 0. */
            threshold: number;
            /** @description The class of label 0, then the class of label 1. */
            classes: {
                name: string;
            }[];
        };
        ModelLayer: {
            /** @description One row for each output of the layer. A row has one weight for each input of the layer. */
            weights: number[][];
            /** @description One number for each output of the layer. */
            bias: number[];
            activation: "sigmoid" | (string & {});
        };
        /** @description The rule that converts a pixel x from 0 to 255 to a feature. `mean` and `deviation` have one number for each feature, computed over the images that the trial was trained on (deviation with 1/m). They are null if the rule does not use them. */
        ModelPreprocessing: {
            name: "divide255" | "standardize" | (string & {});
            rule: "x / 255" | "(x - mean) / deviation, 0 where deviation is 0" | (string & {});
            mean: number[] | null;
            deviation: number[] | null;
        };
        /** @description The metric and direction by which trials are ranked. */
        Objective: {
            metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | (string & {});
            direction: "maximize" | "minimize" | (string & {});
        };
        /** @description The metric by which trials are ranked. Default of `direction`: `minimize` for a cost, `maximize` for an accuracy. */
        ObjectiveRequest: {
            /** @enum {string} */
            metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost";
            direction?: ("maximize" | "minimize") | null;
        };
        /** @description The hyperparameters. */
        Params: {
            /**
             * @description The α of the update w ← w − α ∂J/∂w.
             * @example 0.005
             */
            learningRate: number;
            /** @description The seed of the initial weights. */
            seed: number;
            /**
             * @description The standard deviation of the initial weights. With 0, all initial weights are 0.
             * @example 0.01
             */
            initScale: number;
            /**
             * @description The λ of the penalty λ/2 ‖w‖² in the cost. The bias is not part of the penalty.
             * @example 0.001
             */
            l2: number;
            /**
             * @description The μ of the velocity (heavy ball). With 0, the update is plain gradient descent.
             * @example 0.9
             */
            momentum: number;
            /** @description Whether to use Nesterov’s correction of the velocity. */
            nesterov: boolean;
            /** @description How pixels become features: `divide255` divides by 255, `standardize` subtracts the mean and divides by the standard deviation of each pixel, computed over the images that the run trains on. */
            preprocessing: "divide255" | "standardize" | (string & {});
            /** @example 2000 */
            iterations: number;
        };
        /**
         * @description Runs of sweeps with a higher priority are trained first. Sweeps with the same priority take turns.
         * @enum {string}
         */
        Priority: "high" | "normal" | "low";
        PriorityRequest: {
            priority: components["schemas"]["Priority"];
        };
        /** @description Problem details (RFC 9457). */
        Problem: {
            /** @example urn:sweepq:problem:validation */
            type: string;
            title: string;
            /** @enum {integer} */
            status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 417 | 422 | 429 | 431 | 500 | 503;
            detail: string;
            /** @description The invalid values, up to 100. */
            errors?: {
                /** @description The JSON pointer (RFC 6901) to the invalid value. */
                pointer: string;
                detail: string;
            }[];
        };
        /** @description Every number from `min` to `max`. If `int` is true, only whole numbers. */
        Range: {
            min: number;
            max: number;
            scale: "linear" | "log" | (string & {});
            int: boolean;
        };
        /** @description Which trials to train again. */
        RetryRequest: {
            /** @constant */
            status: "failed";
            /** @description Only trials with this `failure.code`. */
            cause?: string;
        };
        /** @description One queued training job: one trajectory of gradient descent. */
        Run: {
            id: string;
            sweepId: string;
            /** @description The number of the run in its sweep, from 0. */
            index: number;
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled" | (string & {});
            /** @description The hyperparameters. `iterations` is the highest iteration count of the trials of the run. */
            params: components["schemas"]["Params"];
            trialIds: string[];
            /** @description The last iteration that was reported. */
            iteration: number;
            /** @description The cost at `iteration`. */
            cost: number | null;
            /** @description The number of iterations at which the cost was higher than at the iteration before. */
            costRises: number | null;
            /** @description The digest of all costs as little-endian float64. */
            curveDigest: string | null;
            /** @description The time in the training thread, rounded to 0.01 ms. */
            trainedMs: number | null;
            attempts: number;
            /** @description The number of attempts in a row in which the thread or the worker crashed. Progress of the run resets it to 0. */
            crashes: number;
            engine: number | null;
            failure: components["schemas"]["Failure"] | null;
            startedAt: string | null;
            finishedAt: string | null;
        };
        RunPage: {
            items: components["schemas"]["Run"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description How trials are chosen from the space. */
        Search: {
            strategy: "grid" | "random" | "sobol" | (string & {});
            /** @description The number of trials to draw. Null for the strategy `grid`. */
            trials: number | null;
            /** @description Null for the strategy `grid`. */
            seed: number | null;
        };
        /** @description `grid` takes every combination. `random` and `sobol` (a low-discrepancy sequence) take `trials` different combinations, which depend only on `seed`. */
        SearchRequest: {
            /** @enum {string} */
            strategy: "grid" | "random" | "sobol";
            trials?: number | null;
            seed?: number | null;
        };
        /** @description The state of a sweep at the start of its stream. Every later event of the sweep follows. */
        SnapshotEvent: {
            /** @constant */
            type: "snapshot";
            /** @description Whether events after the given `Last-Event-ID` are missing, because they are no longer stored. */
            gap: boolean;
            sweep: {
                id: string;
                status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled" | (string & {});
                finishedAt: string | null;
                counts: components["schemas"]["TrialCounts"];
                best: components["schemas"]["Trial"] | null;
                /** @description The reason why the sweep failed: `no-result` if no trial completed, or the reason why the sweep could not be planned. Null if the sweep did not fail, or if `maxFailures` ended a sweep that has completed trials. */
                failure: components["schemas"]["Failure"] | null;
            };
        };
        /** @description For each hyperparameter, the values to search. */
        Space: {
            learningRate: number[] | components["schemas"]["Range"];
            /** @description In ascending order. */
            iterations: number[] | components["schemas"]["Range"];
            seed: number[] | components["schemas"]["Range"];
            initScale: number[] | components["schemas"]["Range"];
            l2: number[] | components["schemas"]["Range"];
            momentum: number[] | components["schemas"]["Range"];
            nesterov: boolean[];
            preprocessing: ("divide255" | "standardize" | (string & {}))[];
        };
        /** @description For each hyperparameter, a value, a list of values, or a range. */
        SpaceRequest: {
            learningRate: number | number[] | {
                /**
                 * @description The α of the update w ← w − α ∂J/∂w.
                 * @example 0.005
                 */
                min: number;
                /**
                 * @description The α of the update w ← w − α ∂J/∂w.
                 * @example 0.005
                 */
                max: number;
                /** @description `linear` (the default) or `log`. On a log scale, the values of a list have equal ratios, and a sample draws each decade with equal probability. */
                scale?: ("linear" | "log") | null;
                /** @description Expands a linear range to the list `min`, `min` + `step`, … up to `max`. */
                step?: number | null;
                /** @description Expands the range to a list of this number of values, including `min` and `max`. */
                count?: number | null;
                /** @description Whether the range has whole numbers only. Default: false. */
                int?: boolean | null;
            };
            iterations: number | number[] | {
                /** @example 2000 */
                min: number;
                /** @example 2000 */
                max: number;
                /** @description `linear` (the default) or `log`. On a log scale, the values of a list have equal ratios, and a sample draws each decade with equal probability. */
                scale?: ("linear" | "log") | null;
                /** @description Expands a linear range to the list `min`, `min` + `step`, … up to `max`. */
                step?: number | null;
                /** @description Expands the range to a list of this number of values, including `min` and `max`. */
                count?: number | null;
                /** @description Whether the range has whole numbers only. Default: false. */
                int?: boolean | null;
            };
            seed?: (number | number[] | {
                /** @description The seed of the initial weights. */
                min: number;
                /** @description The seed of the initial weights. */
                max: number;
                /** @description `linear` (the default) or `log`. On a log scale, the values of a list have equal ratios, and a sample draws each decade with equal probability. */
                scale?: ("linear" | "log") | null;
                /** @description Expands a linear range to the list `min`, `min` + `step`, … up to `max`. */
                step?: number | null;
                /** @description Expands the range to a list of this number of values, including `min` and `max`. */
                count?: number | null;
                /** @description Whether the range has whole numbers only. Default: false. */
                int?: boolean | null;
            }) | null;
            initScale?: (number | number[] | {
                /**
                 * @description The standard deviation of the initial weights. With 0, all initial weights are 0.
                 * @example 0.01
                 */
                min: number;
                /**
                 * @description The standard deviation of the initial weights. With 0, all initial weights are 0.
                 * @example 0.01
                 */
                max: number;
                /** @description `linear` (the default) or `log`. On a log scale, the values of a list have equal ratios, and a sample draws each decade with equal probability. */
                scale?: ("linear" | "log") | null;
                /** @description Expands a linear range to the list `min`, `min` + `step`, … up to `max`. */
                step?: number | null;
                /** @description Expands the range to a list of this number of values, including `min` and `max`. */
                count?: number | null;
                /** @description Whether the range has whole numbers only. Default: false. */
                int?: boolean | null;
            }) | null;
            l2?: (number | number[] | {
                /**
                 * @description The λ of the penalty λ/2 ‖w‖² in the cost. The bias is not part of the penalty.
                 * @example 0.001
                 */
                min: number;
                /**
                 * @description The λ of the penalty λ/2 ‖w‖² in the cost. The bias is not part of the penalty.
                 * @example 0.001
                 */
                max: number;
                /** @description `linear` (the default) or `log`. On a log scale, the values of a list have equal ratios, and a sample draws each decade with equal probability. */
                scale?: ("linear" | "log") | null;
                /** @description Expands a linear range to the list `min`, `min` + `step`, … up to `max`. */
                step?: number | null;
                /** @description Expands the range to a list of this number of values, including `min` and `max`. */
                count?: number | null;
                /** @description Whether the range has whole numbers only. Default: false. */
                int?: boolean | null;
            }) | null;
            momentum?: (number | number[] | {
                /**
                 * @description The μ of the velocity (heavy ball). With 0, the update is plain gradient descent.
                 * @example 0.9
                 */
                min: number;
                /**
                 * @description The μ of the velocity (heavy ball). With 0, the update is plain gradient descent.
                 * @example 0.9
                 */
                max: number;
                /** @description `linear` (the default) or `log`. On a log scale, the values of a list have equal ratios, and a sample draws each decade with equal probability. */
                scale?: ("linear" | "log") | null;
                /** @description Expands a linear range to the list `min`, `min` + `step`, … up to `max`. */
                step?: number | null;
                /** @description Expands the range to a list of this number of values, including `min` and `max`. */
                count?: number | null;
                /** @description Whether the range has whole numbers only. Default: false. */
                int?: boolean | null;
            }) | null;
            nesterov?: (boolean | boolean[]) | null;
            preprocessing?: (("divide255" | "standardize") | ("divide255" | "standardize")[]) | null;
        };
        /** @description The start of the stream. Every later event of all sweeps follows. */
        StartEvent: {
            /** @constant */
            type: "start";
            /** @description Whether events after the given `Last-Event-ID` are missing, because they are no longer stored. */
            gap: boolean;
        };
        /** @description Rules that end a sweep early. Null: no such rule. */
        StopRules: {
            maxSeconds: number | null;
            /** @description A value of the metric in `objective`. */
            target: number | null;
            maxFailures: number | null;
        };
        /** @description Rules that end a sweep early. Trials without an outcome are then cancelled. A trial whose run has begun keeps its latest metrics. `stoppedBy` of the sweep names the rule. */
        StopRulesRequest: {
            /** @description Ends the sweep this number of seconds after the start of its first run. Paused time does not count. */
            maxSeconds?: number | null;
            /** @description A value of the metric in `objective`. The first trial that reaches this value ends the sweep. */
            target?: number | null;
            /** @description Fails the sweep after this number of failed trials. */
            maxFailures?: number | null;
        };
        /** @description One search over a space, submitted once. `spec` is what was submitted. `name`, `tags`, `note` and `priority` are the present values. */
        Sweep: {
            id: string;
            status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled" | (string & {});
            name: string | null;
            tags: string[];
            note: string | null;
            archived: boolean;
            priority: "high" | "normal" | "low" | (string & {});
            spec: components["schemas"]["SweepSpec"];
            /** @description The version of the rules that turn `space` and `search` into trials. docs/numerics.md describes the rules. */
            planVersion: number;
            /** @description The extensions of the sweep, the oldest first. */
            extensions: components["schemas"]["Extension"][];
            counts: components["schemas"]["TrialCounts"];
            best: components["schemas"]["Trial"] | null;
            /** @description The stop rule that ended the sweep. Null if no stop rule ended it. */
            stoppedBy: ("maxSeconds" | "target" | "maxFailures" | (string & {})) | null;
            /** @description The reason why the sweep failed: `no-result` if no trial completed, or the reason why the sweep could not be planned. Null if the sweep did not fail, or if `maxFailures` ended a sweep that has completed trials. */
            failure: components["schemas"]["Failure"] | null;
            /** @description The warnings that the dataset had at the submit (`train-has-one-class`, `test-has-one-class`, `class-names-alike`), and the warning of the sweep (`ranked-by-test`). */
            warnings: components["schemas"]["Warning"][];
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            createdAt: string;
            finishedAt: string | null;
        };
        /** @description The fields to change. Null removes the name or the note. */
        SweepEdit: {
            name?: string | null;
            /** @description Labels for finding the sweep. Each tag occurs at most once. Blanks at the start and end of a tag are removed. */
            tags?: string[];
            note?: string | null;
            /** @description Archived sweeps are not listed by default, and retention does not delete them. */
            archived?: boolean;
        };
        /** @description Sent when a sweep is completed, failed or cancelled. */
        SweepEndedMessage: {
            /** @constant */
            type: "sweep.ended";
            /**
             * Format: date-time
             * @description The time of the event. Messages may not arrive in the order of their events.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: {
                /** @description The state of the sweep when it ended. */
                sweep: {
                    id: string;
                    name: string | null;
                    tags: string[];
                    status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled" | (string & {});
                    counts: components["schemas"]["TrialCounts"];
                    best: components["schemas"]["Trial"] | null;
                    /** @description The stop rule that ended the sweep. Null if no stop rule ended it. */
                    stoppedBy: ("maxSeconds" | "target" | "maxFailures" | (string & {})) | null;
                    /** @description The reason why the sweep failed: `no-result` if no trial completed, or the reason why the sweep could not be planned. Null if the sweep did not fail, or if `maxFailures` ended a sweep that has completed trials. */
                    failure: components["schemas"]["Failure"] | null;
                    /**
                     * Format: date-time
                     * @example 2026-11-24T10:00:00.000Z
                     */
                    createdAt: string;
                    finishedAt: string | null;
                };
            };
        };
        /** @description A change of a sweep, of a run or of a trial; a new best trial; or the progress of a run, with new points of its cost curve. When a sweep is cancelled or ended by a stop rule, its runs and trials have no events of their own. Later, the stream of all sweeps has an event for each interrupted run and trial whose metrics are kept. */
        SweepEvent: {
            /** @constant */
            type: "sweep";
            status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled" | (string & {});
            /** @description The reason why the sweep failed, if the reason is known. */
            failure: components["schemas"]["Failure"] | null;
        } | {
            /** @constant */
            type: "run";
            runId: string;
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled" | (string & {});
        } | {
            /** @constant */
            type: "trial";
            trialId: string;
            status: "completed" | "failed" | "diverged" | "cancelled" | (string & {});
            metrics: components["schemas"]["Metrics"] | null;
        } | {
            /** @constant */
            type: "best";
            /** @description The new best trial. */
            trialId: string;
            metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | (string & {});
            value: number;
        } | {
            /** @constant */
            type: "progress";
            runId: string;
            iteration: number;
            /** @description The highest iteration count of the trials of the run. */
            iterations: number;
            cost: number | null;
            points: components["schemas"]["CurvePoint"][];
        };
        SweepPage: {
            items: components["schemas"]["Sweep"][];
            /** @description The sweeps of this page whose record cannot be read. Filters do not apply to them. */
            unreadable: components["schemas"]["UnreadableSweep"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description Null means the same as a member that is left out. So the `spec` of a sweep is a valid request. */
        SweepRequest: {
            name?: string | null;
            tags?: string[] | null;
            note?: string | null;
            dataset: string | components["schemas"]["DatasetRequest"];
            space: components["schemas"]["SpaceRequest"];
            search?: components["schemas"]["SearchRequest"] | null;
            validation?: components["schemas"]["ValidationRequest"] | null;
            earlyStopping?: components["schemas"]["EarlyStoppingRequest"] | null;
            objective?: components["schemas"]["ObjectiveRequest"] | null;
            reuse?: boolean | null;
            priority?: components["schemas"]["Priority"] | null;
            stop?: components["schemas"]["StopRulesRequest"] | null;
            webhooks?: components["schemas"]["WebhookRequest"][] | null;
        };
        /** @description The request that submitted the sweep, with all defaults filled in and ranges with `step` or `count` expanded. It never changes. `POST /v1/sweeps` accepts it. */
        SweepSpec: {
            name: string | null;
            tags: string[];
            note: string | null;
            dataset: components["schemas"]["DatasetRef"];
            space: components["schemas"]["Space"];
            search: components["schemas"]["Search"];
            validation: components["schemas"]["Validation"] | null;
            earlyStopping: components["schemas"]["EarlyStopping"] | null;
            objective: components["schemas"]["Objective"];
            reuse: boolean;
            priority: "high" | "normal" | "low" | (string & {});
            stop: components["schemas"]["StopRules"] | null;
            webhooks: components["schemas"]["Webhook"][];
        };
        /** @description One combination of hyperparameters, with its result. */
        Trial: {
            id: string;
            sweepId: string;
            runId: string;
            /** @description The number of the trial in its sweep, from 0. */
            index: number;
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled" | (string & {});
            params: components["schemas"]["Params"];
            metrics: components["schemas"]["Metrics"] | null;
            /** @description The number of iterations after which the run ended, if the run ended before the requested iteration count. The metrics and the model are those of this iteration. A completed trial has `stoppedIteration` after early stopping. A cancelled trial has `stoppedIteration` if its run had begun when the sweep ended. A cancelled trial is neither ranked nor reused. */
            stoppedIteration: number | null;
            /** @description The digest of the stored model. Models with the same digest are equal to the bit. A diverged trial keeps its last finite model. */
            modelDigest: string | null;
            engine: number | null;
            /** @description `trained`, or `reused` if the trial has the result of an earlier trial with the same data, hyperparameters and engine. Null without a result. */
            source: ("trained" | "reused" | (string & {})) | null;
            failure: components["schemas"]["Failure"] | null;
            /** @description The duration of each step of the trial. Null if no worker trained the trial to its end. */
            times: components["schemas"]["TrialTimes"] | null;
            startedAt: string | null;
            finishedAt: string | null;
        };
        /** @description Sent when a sweep has a new best trial. */
        TrialBestMessage: {
            /** @constant */
            type: "trial.best";
            /**
             * Format: date-time
             * @description The time of the event. Messages may not arrive in the order of their events.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: {
                sweepId: string;
                trialId: string;
                metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | (string & {});
                value: number;
                params: components["schemas"]["Params"];
            };
        };
        /** @description The number of trials by status, and `total`. The statuses add up to `total`. Later versions may have more statuses. */
        TrialCounts: {
            total: number;
            queued: number;
            running: number;
            completed: number;
            failed: number;
            diverged: number;
            cancelled: number;
        } & {
            [key: string]: number;
        };
        TrialPage: {
            items: components["schemas"]["Trial"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description Times in milliseconds, rounded to 0.01 ms. The times before training are the same for all trials of a run. The times do not include waiting for a free thread or for Redis. */
        TrialTimes: {
            /** @description The time from the moment at which the job of the run was added to the queue to the start of this attempt. */
            queuedMs: number;
            /** @description The time for which the run waited until the dataset was read. About 0 if the worker had the dataset in memory. */
            loadedMs: number;
            /** @description The time for which the run waited until the dataset was prepared (scaling, Gram matrices) and the initial logits of its seed were computed. About 0 if the worker had both in memory. */
            preparedMs: number;
            /** @description The time from the start of the run in a thread to the reading of this trial. It includes the earlier readings of the run. */
            trainedMs: number;
            /** @description The time from the reading to the moment at which its commit is sent to Redis. The readings of 250 ms are committed together. */
            reportedMs: number;
        };
        /** @description A sweep whose record cannot be read, with the reason. */
        UnreadableSweep: {
            id: string;
            reason: string;
        };
        /** @description How much memory of Redis each kind of data uses. */
        Usage: {
            /** Format: date-time */
            countedAt: string;
            /** @description The total number of keys of sweepq. */
            keys: number;
            bytes: number;
            /** @description The number of keys and bytes for each kind of data. */
            kinds: {
                sweeps: {
                    keys: number;
                    bytes: number;
                };
                trials: {
                    keys: number;
                    bytes: number;
                };
                leaderboards: {
                    keys: number;
                    bytes: number;
                };
                standings: {
                    keys: number;
                    bytes: number;
                };
                runs: {
                    keys: number;
                    bytes: number;
                };
                curves: {
                    keys: number;
                    bytes: number;
                };
                models: {
                    keys: number;
                    bytes: number;
                };
                checkpoints: {
                    keys: number;
                    bytes: number;
                };
                events: {
                    keys: number;
                    bytes: number;
                };
                known: {
                    keys: number;
                    bytes: number;
                };
                submissions: {
                    keys: number;
                    bytes: number;
                };
                deliveries: {
                    keys: number;
                    bytes: number;
                };
                outbox: {
                    keys: number;
                    bytes: number;
                };
                other: {
                    keys: number;
                    bytes: number;
                };
            } & {
                [key: string]: {
                    keys: number;
                    bytes: number;
                };
            };
            queues: {
                sweeps: {
                    keys: number;
                    bytes: number;
                };
                runs: {
                    keys: number;
                    bytes: number;
                };
                webhooks: {
                    keys: number;
                    bytes: number;
                };
                upkeep: {
                    keys: number;
                    bytes: number;
                };
            } & {
                [key: string]: {
                    keys: number;
                    bytes: number;
                };
            };
            redis: {
                /** @description The memory that Redis uses, including other applications. Null if Redis denies INFO. */
                usedBytes: number | null;
                /** @description The `maxmemory` of Redis. Null without a limit, or if Redis denies INFO. */
                maxBytes: number | null;
            };
        };
        Validation: {
            fraction: number;
            seed: number;
        };
        /** @description Holds out `fraction` of each class of the training set as validation split, drawn by `seed`. The default objective is then `metrics.validation.accuracy`. */
        ValidationRequest: {
            fraction: number;
            seed?: number | null;
        };
        /** @description A reason why the results may be less reliable than they look. */
        Warning: {
            /** @example ranked-by-test */
            code: "train-has-one-class" | "test-has-one-class" | "class-names-alike" | "ranked-by-test" | (string & {});
            message: string;
        };
        /** @description A receiver of messages about the sweep. */
        Webhook: {
            url: string;
            events: ("sweep.ended" | "trial.best" | (string & {}))[];
        };
        /** @description A receiver of messages about the sweep. Default of `events`: all events. */
        WebhookRequest: {
            /**
             * Format: uri
             * @example https://example.com/hooks/sweeps
             */
            url: string;
            events?: ("sweep.ended" | "trial.best")[] | null;
        };
    };
    responses: {
        /** @description Problem details. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is missing or unknown. */
        Unauthorized: {
            headers: {
                /** @description The challenge of RFC 6750. */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token has only read access, or the request comes from a page of another site, or the header Host names another host. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There were too many requests within one minute. */
        RateLimited: {
            headers: {
                /** @description The number of seconds after which to retry. */
                "Retry-After"?: number;
                /** @description The number of requests left in the current window, and the number of seconds until its end. */
                RateLimit?: string;
                /** @description The maximum number of requests per window, and the length of a window in seconds. */
                "RateLimit-Policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSweeps: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the previous page. Default: the first page. */
                cursor?: string;
                /** @description Only sweeps with this tag. If `tag` is given several times, only sweeps with all of these tags. */
                tag?: string[];
                /** @description Only sweeps with this text in their id, name, note, dataset or a tag. Case and Unicode normalisation (NFKC) are ignored. */
                text?: string;
                /** @description Only sweeps with exactly this name. The case must match; Unicode normalisation (NFC) is ignored. */
                name?: string;
                /** @description Only sweeps with these statuses, separated by commas. Default: all statuses. */
                status?: string;
                /** @description Which sweeps to list: archived (`true`), not archived (`false`) or both (`any`). */
                archived?: "true" | "false" | "any";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sweeps. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SweepPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    submitSweep: {
        parameters: {
            query?: {
                /** @description Whether to only estimate what the sweep would do. A dry run stores nothing. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The key of a submission. It is stored for 24 hours. A request with the same key and the same content gets the same sweep. A request with the same key and other content is rejected (422). Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SweepRequest"];
            };
        };
        responses: {
            /** @description The answer to a dry run: what the sweep would do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description The sweep is accepted. */
            202: {
                headers: {
                    Location?: string;
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the sweep of the earlier request. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getSweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sweep. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteSweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sweep is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    editSweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SweepEdit"];
            };
        };
        responses: {
            /** @description The changed sweep. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    cancelSweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sweep after the change. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    pauseSweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sweep after the change. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    resumeSweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sweep after the change. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    retrySweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryRequest"];
            };
        };
        responses: {
            /** @description The sweep after the change. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    extendSweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionRequest"];
            };
        };
        responses: {
            /** @description The sweep after the change. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    prioritySweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriorityRequest"];
            };
        };
        responses: {
            /** @description The sweep after the change. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listTrials: {
        parameters: {
            query?: {
                /** @description The sort key. Trials without a value come last. Trials with equal values have the order of the plan. */
                sort?: "objective" | "index" | "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | "params.learningRate" | "params.seed" | "params.initScale" | "params.l2" | "params.momentum" | "params.nesterov" | "params.preprocessing" | "params.iterations";
                /** @description Default: the best metric first; hyperparameters and indices in ascending order. */
                order?: "asc" | "desc";
                /** @description Only trials with these statuses, separated by commas. Default: all statuses. */
                status?: string;
                limit?: number;
                /** @description The `nextCursor` of the previous page. Default: the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of trials. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getTrialsCSV: {
        parameters: {
            query?: {
                /** @description The sort key. Trials without a value come last. Trials with equal values have the order of the plan. */
                sort?: "objective" | "index" | "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | "params.learningRate" | "params.seed" | "params.initScale" | "params.l2" | "params.momentum" | "params.nesterov" | "params.preprocessing" | "params.iterations";
                /** @description Default: the best metric first; hyperparameters and indices in ascending order. */
                order?: "asc" | "desc";
                /** @description Only trials with these statuses, separated by commas. Default: all statuses. */
                status?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trials. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id,index,runId,status,params.learningRate,params.seed,params.initScale,params.l2,params.momentum,params.nesterov,params.preprocessing,params.iterations,metrics.validation.accuracy,metrics.validation.cost,metrics.test.accuracy,metrics.train.accuracy,metrics.train.cost,stoppedIteration,modelDigest,engine,failure.code,failure.message,startedAt,finishedAt
                     *     swp_01m8m79424rh7capp3reb3r43e-t2,2,swp_01m8m79424rh7capp3reb3r43e-r1,completed,0.005,0,0.01,0,0,false,divide255,500,,,0.7,0.9186602870813397,0.30331937042837376,,sha256:3eb1e81f1dae9df4f6f1635bacec678f9a5731a86908ccab8354f04348eb0ef1,1,,,2026-11-29T17:57:37.826Z,2026-11-29T17:57:38.012Z
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listCostCurves: {
        parameters: {
            query?: {
                /** @description The sort key. Trials without a value come last. Trials with equal values have the order of the plan. */
                sort?: "objective" | "index" | "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | "params.learningRate" | "params.seed" | "params.initScale" | "params.l2" | "params.momentum" | "params.nesterov" | "params.preprocessing" | "params.iterations";
                /** @description Default: the best metric first; hyperparameters and indices in ascending order. */
                order?: "asc" | "desc";
                /** @description Only trials with these statuses, separated by commas. Default: all statuses. */
                status?: string;
                limit?: number;
                /** @description The `nextCursor` of the previous page. Default: the first page. */
                cursor?: string;
                /** @description The maximum number of points of each curve. If it is 4 or more, the lowest and the highest cost are included. */
                points?: number;
                /** @description Only these trials: up to 1000 ids or indices of trials of this sweep, separated by commas. */
                trials?: string;
                /** @description Default: by the header Accept. */
                format?: "json" | "binary";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of cost curves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostCurvePage"];
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getImportance: {
        parameters: {
            query?: {
                /** @description Default: the metric of the objective of the sweep. */
                metric?: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The importances. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Importance"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listRuns: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the previous page. Default: the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    watchSweep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `id` of the last event that the client has received. The stream continues after this event. */
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 1795975057815-1
                     *     event: sweep
                     *     data: {"type":"sweep","status":"running","failure":null}
                     *
                     *     id: 1795975058012-0
                     *     event: trial
                     *     data: {"type":"trial","trialId":"swp_01m8m79424rh7capp3reb3r43e-t2","status":"completed","metrics":{"train":{"cost":0.30331937042837376,"accuracy":0.9186602870813397},"validation":null,"test":{"accuracy":0.7}}}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description The sweep has ended, and the client has received all its events. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    watchAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `id` of the last event that the client has received. The stream continues after this event. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 1795975057815-1
                     *     event: sweep
                     *     data: {"sweepId":"swp_01m8m79424rh7capp3reb3r43e","type":"sweep","status":"running","failure":null}
                     *
                     *     id: 1795975058012-0
                     *     event: trial
                     *     data: {"sweepId":"swp_01m8m79424rh7capp3reb3r43e","type":"trial","trialId":"swp_01m8m79424rh7capp3reb3r43e-t2","status":"completed","metrics":{"train":{"cost":0.30331937042837376,"accuracy":0.9186602870813397},"validation":null,"test":{"accuracy":0.7}}}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the previous page. Default: the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getTrial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trial. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything needed to predict. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCostCurve: {
        parameters: {
            query?: {
                /** @description The maximum number of points. If it is 4 or more, the lowest and the highest cost are included. Default: all points. */
                points?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cost curve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostCurve"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCostCurveCSV: {
        parameters: {
            query?: {
                /** @description The maximum number of points. If it is 4 or more, the lowest and the highest cost are included. Default: all points. */
                points?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cost curve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example iteration,cost
                     *     0,0.6565533054670952
                     *     1,0.6712158366577842
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCostCurveSVG: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cost curve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCostCurvePNG: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cost curve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listDatasets: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the previous page. Default: the first page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of datasets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dataset. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getDatasetVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dataset. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getDatasetFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The HDF5 file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-hdf5": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                split: "train" | "test";
                index: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service can accept sweeps. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP sweepq_workers Workers that take runs.
                     *     # TYPE sweepq_workers gauge
                     *     sweepq_workers 3
                     */
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last count. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    sweepEnded: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the message. Every attempt has the same id, so that a receiver can recognise a duplicate. */
                "webhook-id": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` followed by the HMAC-SHA256 in base64, as in Standard Webhooks. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SweepEndedMessage"];
            };
        };
        responses: {
            /** @description The receiver no longer exists. The message is not sent again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver has accepted the message. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is sent again, up to eight times in total. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    trialBest: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the message. Every attempt has the same id, so that a receiver can recognise a duplicate. */
                "webhook-id": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` followed by the HMAC-SHA256 in base64, as in Standard Webhooks. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialBestMessage"];
            };
        };
        responses: {
            /** @description The receiver no longer exists. The message is not sent again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver has accepted the message. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is sent again, up to eight times in total. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
