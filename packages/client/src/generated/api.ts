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
         * List sweeps, the newest first; by tag, text and status
         * @description Archived sweeps are left out unless they are asked for.
         */
        get: operations["listSweeps"];
        put?: never;
        /**
         * Submit a sweep
         * @description Trains every combination of the values in `space`. Trials that differ only in their iteration count share one run. Answers as soon as the sweep is safe in the queue. With `dryRun=true` it is checked in the same way, and answered what it would do.
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
        /** Read a sweep: status, counts, best trial */
        get: operations["getSweep"];
        put?: never;
        post?: never;
        /**
         * Delete a sweep that has ended
         * @description It is gone at once; a worker removes what is kept of it. What other sweeps have taken over stays theirs. A sweep that has not ended is refused (409).
         */
        delete: operations["deleteSweep"];
        options?: never;
        head?: never;
        /**
         * Change a sweep’s name, tags and note, or archive it
         * @description Whatever the sweep does at the moment. What is left out stays.
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
         * @description Trials that have not ended are cancelled with it, those being trained stop within a second, and those in the queue leave it. What has ended stays. Cancelling it again changes nothing; a sweep that has ended otherwise is refused (409).
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
         * @description Runs being trained stop within a second, and those in the queue leave it; other sweeps go on. Pausing it again changes nothing; a sweep that has ended is refused (409).
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
         * Let a paused sweep go on
         * @description Its open runs are queued again. A sweep that is not paused is left as it is; one that has ended is refused (409).
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
         * Try failed trials of a sweep again
         * @description Opens a sweep that has ended, and its failed trials; what came to a result stays. A sweep that has not ended, that was cancelled or ended by a rule, or that has no such trials, is refused (409).
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
         * @description By an iteration count to which all its hyperparameters are trained further, from where they ended; or by another space. What it has already is left out, and its trials keep their ids. Results equal, to the bit, those of a sweep that had asked for all of it. A sweep that has not ended, that was cancelled or ended by a rule, is refused (409).
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
         * Change a sweep’s priority
         * @description Its waiting runs change places. A sweep that has ended is refused (409).
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
         * List a sweep’s trials, the best by its objective first, or sorted and filtered otherwise
         * @description A trial that ends while the pages are read may move to one that was read before; none comes twice.
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
         * Read all of a sweep’s trials as CSV, sorted and filtered the same way
         * @description RFC 4180. A text that a spreadsheet would take for a formula has an apostrophe before it.
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
         * Read the cost curves of many trials, thinned
         * @description Trials are sorted, filtered and paged as in their list; one that has no curve yet has no points. As JSON, or in a binary form that docs/api.md describes, with the `nextCursor` in the header Next-Cursor.
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
         * Read how much each hyperparameter of a sweep says about a metric
         * @description Permutation importance on a random forest over the completed trials, out of bag; docs/numerics.md has the formula. The same trials give the same answer. With fewer than 10 of them, or no hyperparameter that varies, it is refused (409).
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
        /** List a sweep’s runs and how far each has come */
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
         * Watch a sweep: its changes, progress and best trial as they happen
         * @description Server-sent events. The first event is a `SnapshotEvent`; after a request with `Last-Event-ID`, it is the event after that id. Each later one is a `SweepEvent`. The stream ends when the sweep ends, or with a `GoneEvent` if the sweep was deleted or lost.
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
         * @description Server-sent events. The first is a `StartEvent`, or whatever came after `Last-Event-ID`; each that follows is an `AnySweepEvent`.
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
         * List what a sweep’s webhooks were sent, the newest first
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
    "/v1/trials/{id}/weights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the weights, bias, scaling and held-out images of a trial
         * @description For a diverged trial, the last finite weights.
         */
        get: operations["getWeights"];
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
         * Read a trial’s cost curve
         * @description There is none until the first reading of the trial’s run.
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
        /** Read a trial’s cost curve as CSV */
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
         * Draw a trial’s cost curve as SVG
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
         * Draw a trial’s cost curve as PNG
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
        /** Read what is in a dataset */
        get: operations["getDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dataset-files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a file of a dataset, by its content */
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
        /** Look at an image */
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
        /** Whether the process lives */
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
        /** Whether sweeps can be accepted */
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
        /** Metrics in the text format of Prometheus */
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
         * What takes how much of Redis
         * @description Every key is looked at: one count at a time, which is good for ten seconds.
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
        /** A trial leads its sweep from now on */
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
        /** @description Who is told of the sweep; of everything, if `events` is left out. */
        WebhookRequest: {
            /**
             * Format: uri
             * @example https://example.com/hooks/sweeps
             */
            url: string;
            /** @description What is told: the end of the sweep, each new best trial. */
            events?: ("sweep.ended" | "trial.best")[];
        };
        Webhook: {
            /**
             * Format: uri
             * @example https://example.com/hooks/sweeps
             */
            url: string;
            /** @description What is told: the end of the sweep, each new best trial. */
            events: ("sweep.ended" | "trial.best")[];
        };
        DeliveryAttempt: {
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            at: string;
            /** @description Of the answer; null without one. */
            status: number | null;
            /** @description Why it counts as failed. */
            error: string | null;
            /** @description From the request to the answer. */
            ms: number;
        };
        /** @description One message to one webhook of a sweep. */
        Delivery: {
            /** @description The `webhook-id` of each of its attempts. */
            id: string;
            /** @enum {string} */
            type: "sweep.ended" | "trial.best";
            url: string;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            /**
             * Format: date-time
             * @description When that happened which it tells of.
             * @example 2026-11-24T10:00:00.000Z
             */
            createdAt: string;
            deliveredAt: string | null;
            attempts: components["schemas"]["DeliveryAttempt"][];
        };
        /** @description Stops a run after the first iteration that is the `patience`-th in a row whose cost is not lower than the lowest before by more than `minDelta` (0 if it is left out). */
        EarlyStoppingRequest: {
            /** @example 50 */
            patience: number;
            /** @example 0.0001 */
            minDelta?: number;
        };
        EarlyStopping: {
            /** @example 50 */
            patience: number;
            /** @example 0.0001 */
            minDelta: number;
        };
        /** @description The metric and direction by which trials are ranked. */
        Objective: {
            /** @enum {string} */
            metric: "validationAccuracy" | "validationCost" | "testAccuracy" | "trainAccuracy" | "trainCost";
            /** @enum {string} */
            direction: "maximize" | "minimize";
        };
        /** @description The metric by which trials are ranked. Default of `direction`: `minimize` for a cost, `maximize` for an accuracy. */
        ObjectiveRequest: {
            /** @enum {string} */
            metric: "validationAccuracy" | "validationCost" | "testAccuracy" | "trainAccuracy" | "trainCost";
            /** @enum {string} */
            direction?: "maximize" | "minimize";
        };
        Hyperparameters: {
            /**
             * @description α of the update w ← w − α ∂J/∂w.
             * @example 0.005
             */
            learningRate: number;
            /** @description Of the starting weights. */
            seed: number;
            /**
             * @description Their standard deviation; 0 starts from zeros.
             * @example 0.01
             */
            initScale: number;
            /**
             * @description λ of the penalty λ/2 ‖w‖² in the cost; the bias has none.
             * @example 0.001
             */
            l2: number;
            /**
             * @description μ of the velocity (heavy ball); 0 is plain gradient descent.
             * @example 0.9
             */
            momentum: number;
            /** @description Whether the velocity has Nesterov’s correction. */
            nesterov: boolean;
            /**
             * @description Pixels to features: `divide255`, or `standardize` by mean and standard deviation over train.
             * @enum {string}
             */
            preprocessing: "divide255" | "standardize";
        };
        TrialParams: {
            /**
             * @description α of the update w ← w − α ∂J/∂w.
             * @example 0.005
             */
            learningRate: number;
            /** @description Of the starting weights. */
            seed: number;
            /**
             * @description Their standard deviation; 0 starts from zeros.
             * @example 0.01
             */
            initScale: number;
            /**
             * @description λ of the penalty λ/2 ‖w‖² in the cost; the bias has none.
             * @example 0.001
             */
            l2: number;
            /**
             * @description μ of the velocity (heavy ball); 0 is plain gradient descent.
             * @example 0.9
             */
            momentum: number;
            /** @description Whether the velocity has Nesterov’s correction. */
            nesterov: boolean;
            /**
             * @description Pixels to features: `divide255`, or `standardize` by mean and standard deviation over train.
             * @enum {string}
             */
            preprocessing: "divide255" | "standardize";
            /** @example 2000 */
            iterations: number;
        };
        /** @description Milliseconds, to a hundredth. Trials of one run share what comes before their training. Waiting for a free thread and for Redis is in none of them. */
        TrialTimes: {
            /** @description From adding its run's job to the queue to the beginning of this attempt. */
            queuedMs: number;
            /** @description What its run waited for the dataset to be read; about 0 where the worker had it. */
            loadedMs: number;
            /** @description What its run waited for the dataset to be prepared (scaling, Gram matrices) and for the starting logits of its seed; about 0 where the worker had them. */
            preparedMs: number;
            /** @description From the start of its run in a thread to this reading, those before included. */
            trainedMs: number;
            /** @description From this reading to the moment at which its commit is handed to Redis; readings of a quarter of a second are committed together. */
            reportedMs: number;
        };
        /** @description Accuracies lie in 0 to 1. */
        Metrics: {
            /** @description Cost of the last iteration, computed before its update. */
            trainCost: number;
            trainAccuracy: number;
            testAccuracy: number;
            /** @description Of the part held out, if any. */
            validationAccuracy?: number;
            /** @description Mean cross-entropy of the part held out, without a penalty. */
            validationCost?: number;
        };
        /** @description Why a trial or a run did not end well. */
        Failure: {
            code: string;
            message: string;
        };
        /** @description One combination of hyperparameters, with its result. */
        Trial: {
            /** @enum {string} */
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled";
            metrics: components["schemas"]["Metrics"] | null;
            bias: number | null;
            /** @description Of the model as it is stored: equal models are equal to the bit. A diverged trial keeps its last finite one. */
            modelSha256: string | null;
            engine: number | null;
            failure: components["schemas"]["Failure"] | null;
            /** @description Whether it was trained, or had the result of an earlier trial with the same data, hyperparameters and engine. Null without a result. */
            source: ("trained" | "reused") | null;
            /** @description The number of iterations after which its run ended, if that is before the requested iteration count. The metrics and the model are those of this iteration. A completed trial has it after early stopping. A cancelled trial has it if its run had begun when the sweep ended; such a trial is neither ranked nor reused. */
            stoppedAt: number | null;
            /** @description Where its time went; null where no worker trained it to an outcome. */
            times: components["schemas"]["TrialTimes"] | null;
            startedAt: string | null;
            finishedAt: string | null;
            id: string;
            sweepId: string;
            runId: string;
            params: components["schemas"]["TrialParams"];
        };
        /** @description Holds out that part of each class of train, drawn by `seed`. It is not trained on; trials are ranked by it. */
        ValidationRequest: {
            fraction: number;
            seed?: number;
        };
        Validation: {
            fraction: number;
            seed: number;
        };
        /** @description One queued training job: one trajectory of gradient descent. */
        Run: {
            /** @enum {string} */
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled";
            attempts: number;
            /** @description How many attempts in a row took their thread or worker down, or were lost with it, since it last got further. */
            crashes: number;
            /** @description How far it has come. */
            iteration: number;
            /** @description At the last iteration that is known. */
            cost: number | null;
            startedAt: string | null;
            finishedAt: string | null;
            failure: components["schemas"]["Failure"] | null;
            /** @description Of every cost as float64, little-endian. */
            curveSha256: string | null;
            /** @description At how many iterations the cost was higher than at the one before. */
            costRises: number | null;
            engine: number | null;
            /** @description Time in its training thread. */
            seconds: number | null;
            id: string;
            sweepId: string;
            hyperparameters: components["schemas"]["Hyperparameters"];
            /** @description The largest iteration count this run goes to. */
            iterations: number;
            trialIds: string[];
        };
        /** @description `grid` takes every combination; `random` and `sobol` (a sequence of low discrepancy) take `trials` of them, none twice, decided by `seed` alone. */
        SearchRequest: {
            /** @enum {string} */
            strategy: "grid" | "random" | "sobol";
            trials?: number;
            seed?: number;
        };
        /** @description How trials are taken from the space. */
        Search: {
            /** @constant */
            strategy: "grid";
        } | {
            /** @enum {string} */
            strategy: "random" | "sobol";
            trials: number;
            seed: number;
        };
        /** @description Every value from `min` to `max`, or every whole number. */
        Range: {
            min: number;
            max: number;
            /** @enum {string} */
            scale: "linear" | "log";
            int: boolean;
        };
        /** @description For each hyperparameter a value, a list of values, or a range. */
        SpaceRequest: {
            learningRate: number | number[] | {
                /**
                 * @description α of the update w ← w − α ∂J/∂w.
                 * @example 0.005
                 */
                min: number;
                /**
                 * @description α of the update w ← w − α ∂J/∂w.
                 * @example 0.005
                 */
                max: number;
                /**
                 * @description `linear` (the default) or `log`. On a log scale a list has equal ratios, and a sample takes each decade with equal probability.
                 * @enum {string}
                 */
                scale?: "linear" | "log";
                /** @description For a linear range: makes the list `min`, `min` + `step`, … up to `max`. */
                step?: number;
                /** @description The number of values in the list, including `min` and `max`. */
                count?: number;
                /** @description Whole numbers only. */
                int?: boolean;
            };
            iterations: number | number[] | {
                /** @example 2000 */
                min: number;
                /** @example 2000 */
                max: number;
                /**
                 * @description `linear` (the default) or `log`. On a log scale a list has equal ratios, and a sample takes each decade with equal probability.
                 * @enum {string}
                 */
                scale?: "linear" | "log";
                /** @description For a linear range: makes the list `min`, `min` + `step`, … up to `max`. */
                step?: number;
                /** @description The number of values in the list, including `min` and `max`. */
                count?: number;
                /** @description Whole numbers only. */
                int?: boolean;
            };
            seed?: number | number[] | {
                /** @description Of the starting weights. */
                min: number;
                /** @description Of the starting weights. */
                max: number;
                /**
                 * @description `linear` (the default) or `log`. On a log scale a list has equal ratios, and a sample takes each decade with equal probability.
                 * @enum {string}
                 */
                scale?: "linear" | "log";
                /** @description For a linear range: makes the list `min`, `min` + `step`, … up to `max`. */
                step?: number;
                /** @description The number of values in the list, including `min` and `max`. */
                count?: number;
                /** @description Whole numbers only. */
                int?: boolean;
            };
            initScale?: number | number[] | {
                /**
                 * @description Their standard deviation; 0 starts from zeros.
                 * @example 0.01
                 */
                min: number;
                /**
                 * @description Their standard deviation; 0 starts from zeros.
                 * @example 0.01
                 */
                max: number;
                /**
                 * @description `linear` (the default) or `log`. On a log scale a list has equal ratios, and a sample takes each decade with equal probability.
                 * @enum {string}
                 */
                scale?: "linear" | "log";
                /** @description For a linear range: makes the list `min`, `min` + `step`, … up to `max`. */
                step?: number;
                /** @description The number of values in the list, including `min` and `max`. */
                count?: number;
                /** @description Whole numbers only. */
                int?: boolean;
            };
            l2?: number | number[] | {
                /**
                 * @description λ of the penalty λ/2 ‖w‖² in the cost; the bias has none.
                 * @example 0.001
                 */
                min: number;
                /**
                 * @description λ of the penalty λ/2 ‖w‖² in the cost; the bias has none.
                 * @example 0.001
                 */
                max: number;
                /**
                 * @description `linear` (the default) or `log`. On a log scale a list has equal ratios, and a sample takes each decade with equal probability.
                 * @enum {string}
                 */
                scale?: "linear" | "log";
                /** @description For a linear range: makes the list `min`, `min` + `step`, … up to `max`. */
                step?: number;
                /** @description The number of values in the list, including `min` and `max`. */
                count?: number;
                /** @description Whole numbers only. */
                int?: boolean;
            };
            momentum?: number | number[] | {
                /**
                 * @description μ of the velocity (heavy ball); 0 is plain gradient descent.
                 * @example 0.9
                 */
                min: number;
                /**
                 * @description μ of the velocity (heavy ball); 0 is plain gradient descent.
                 * @example 0.9
                 */
                max: number;
                /**
                 * @description `linear` (the default) or `log`. On a log scale a list has equal ratios, and a sample takes each decade with equal probability.
                 * @enum {string}
                 */
                scale?: "linear" | "log";
                /** @description For a linear range: makes the list `min`, `min` + `step`, … up to `max`. */
                step?: number;
                /** @description The number of values in the list, including `min` and `max`. */
                count?: number;
                /** @description Whole numbers only. */
                int?: boolean;
            };
            nesterov?: boolean | boolean[];
            preprocessing?: ("divide255" | "standardize") | ("divide255" | "standardize")[];
        };
        /** @description For each hyperparameter the values it takes. */
        Space: {
            learningRate: number[] | components["schemas"]["Range"];
            /** @description Ascending. */
            iterations: number[] | components["schemas"]["Range"];
            seed: number[] | components["schemas"]["Range"];
            initScale: number[] | components["schemas"]["Range"];
            l2: number[] | components["schemas"]["Range"];
            momentum: number[] | components["schemas"]["Range"];
            nesterov: boolean[];
            preprocessing: ("divide255" | "standardize")[];
        };
        /** @description Either `iterations`, to go on to with all hyperparameters that the sweep has, or a `space` to search besides. */
        ExtensionRequest: {
            /** @example 2000 */
            iterations?: number;
            space?: components["schemas"]["SpaceRequest"];
            search?: components["schemas"]["SearchRequest"];
        };
        /** @description All hyperparameters before it at one more iteration count, or one more space. What the sweep has already is left out. */
        Extension: {
            /** @example 2000 */
            iterations: number;
        } | {
            space: components["schemas"]["Space"];
            search: components["schemas"]["Search"];
            planVersion?: number;
        };
        /** @description What is to be changed; null takes a name or a note away. */
        SweepEdit: {
            name?: string | null;
            /** @description For finding it again, each once; blanks around them are left out. */
            tags?: string[];
            note?: string | null;
            /** @description What is archived is left out of the list of sweeps, and kept by retention. */
            archived?: boolean;
        };
        /**
         * @description Runs of a sweep with a higher priority go before those of a lower; sweeps of the same priority take turns.
         * @enum {string}
         */
        Priority: "high" | "normal" | "low";
        PriorityRequest: {
            priority: components["schemas"]["Priority"];
        };
        /** @description Rules that end a sweep early. Its open trials are cancelled and keep their metrics at the cut, and `stoppedBy` names the rule. */
        StopRules: {
            /** @description Since its first run began; time in which it is paused is left out. */
            maxSeconds?: number;
            /** @description Of the objective: a trial that reaches it ends the sweep. */
            target?: number;
            /** @description As many failed trials end the sweep as failed. */
            maxFailures?: number;
        };
        /** @description Why results may be worth less than they look. */
        Warning: {
            /** @example ranked-by-test */
            code: string;
            message: string;
        };
        SweepRequest: {
            name?: string;
            /** @description For finding it again, each once; blanks around them are left out. */
            tags?: string[];
            note?: string;
            /** @example catvnoncat */
            dataset: string;
            space: components["schemas"]["SpaceRequest"];
            search?: components["schemas"]["SearchRequest"];
            validation?: components["schemas"]["ValidationRequest"];
            earlyStopping?: components["schemas"]["EarlyStoppingRequest"];
            objective?: components["schemas"]["ObjectiveRequest"];
            /** @description Whether results that are known from earlier sweeps are taken over, and runs go on from their checkpoints; true if it is left out. */
            reuse?: boolean;
            priority?: components["schemas"]["Priority"];
            stop?: components["schemas"]["StopRules"];
            webhooks?: components["schemas"]["WebhookRequest"][];
        };
        /** @description Trials by status; the six statuses add up to `total`. */
        TrialCounts: {
            total: number;
            queued: number;
            running: number;
            completed: number;
            failed: number;
            diverged: number;
            cancelled: number;
        };
        /** @description One search over a space, submitted once. */
        Sweep: {
            id: string;
            name: string | null;
            /** @description For finding it again, each once; blanks around them are left out. */
            tags: string[];
            note: string | null;
            archived: boolean;
            /** @example catvnoncat */
            dataset: string;
            datasetSha256: {
                train: string;
                test: string;
            };
            /** @enum {string} */
            status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled";
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            createdAt: string;
            finishedAt: string | null;
            counts: components["schemas"]["TrialCounts"];
            best: components["schemas"]["Trial"] | null;
            space: components["schemas"]["Space"];
            search: components["schemas"]["Search"];
            /** @description The version of the rules by which `space` and `search` become trials. docs/numerics.md has the rules. */
            planVersion: number;
            validation: components["schemas"]["Validation"] | null;
            earlyStopping: components["schemas"]["EarlyStopping"] | null;
            objective: components["schemas"]["Objective"];
            /** @description Whether results that are known from earlier sweeps are taken over, and runs go on from their checkpoints; true if it is left out. */
            reuse: boolean;
            priority: components["schemas"]["Priority"];
            stop: components["schemas"]["StopRules"] | null;
            /** @description Who is told of its end and of new best trials, and of which of these. */
            webhooks: components["schemas"]["Webhook"][];
            /** @description In their order. */
            extensions: components["schemas"]["Extension"][];
            /** @description The rule that ended it early, if one did. */
            stoppedBy: ("maxSeconds" | "target" | "maxFailures") | null;
            /** @description Warnings of the dataset at the time of the submit (`train-has-one-class`, `test-has-one-class`, `class-names-alike`), and of the sweep (`ranked-by-test`). */
            warnings: components["schemas"]["Warning"][];
            /** @description The reason of a failed sweep: `no-result` if it ended without a completed trial, or the reason why it could not be planned. Null if the sweep did not fail, or if `maxFailures` ended it with completed trials. */
            failure: components["schemas"]["Failure"] | null;
        };
        /** @description A change of a sweep, of one of its runs or trials, a new best trial, or the progress of a run, with new points of its curve. When a sweep is cancelled or ended by a rule, there is no event for each of its runs and trials. Later the stream of all sweeps has an event for each cut run and trial whose metrics are kept. */
        SweepEvent: {
            /** @constant */
            type: "sweep";
            /** @enum {string} */
            status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled";
            /** @description The reason of a failure, if it is known. */
            failure?: components["schemas"]["Failure"];
        } | {
            /** @constant */
            type: "run";
            id: string;
            /** @enum {string} */
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled";
        } | {
            /** @constant */
            type: "trial";
            id: string;
            /** @enum {string} */
            status: "completed" | "failed" | "diverged" | "cancelled";
            metrics: components["schemas"]["Metrics"] | null;
        } | {
            /** @constant */
            type: "best";
            /** @description The trial that leads from now on. */
            id: string;
            /** @enum {string} */
            metric: "validationAccuracy" | "validationCost" | "testAccuracy" | "trainAccuracy" | "trainCost";
            value: number;
        } | {
            /** @constant */
            type: "progress";
            runId: string;
            iteration: number;
            /** @description The largest iteration count this run goes to. */
            iterations: number;
            cost: number | null;
            /** @description Pairs of iteration (from 0) and cost. */
            points: [
                number,
                number
            ][];
        };
        /** @description A `SweepEvent`, and whose it is. */
        AnySweepEvent: {
            /** @constant */
            type: "sweep";
            /** @enum {string} */
            status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled";
            /** @description The reason of a failure, if it is known. */
            failure?: components["schemas"]["Failure"];
            sweepId: string;
        } | {
            /** @constant */
            type: "run";
            id: string;
            /** @enum {string} */
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled";
            sweepId: string;
        } | {
            /** @constant */
            type: "trial";
            id: string;
            /** @enum {string} */
            status: "completed" | "failed" | "diverged" | "cancelled";
            metrics: components["schemas"]["Metrics"] | null;
            sweepId: string;
        } | {
            /** @constant */
            type: "best";
            /** @description The trial that leads from now on. */
            id: string;
            /** @enum {string} */
            metric: "validationAccuracy" | "validationCost" | "testAccuracy" | "trainAccuracy" | "trainCost";
            value: number;
            sweepId: string;
        };
        /** @description A sweep at the moment from which on its events follow. */
        SnapshotEvent: {
            /** @constant */
            type: "snapshot";
            /** @description Whether events after the `Last-Event-ID` that was given are no longer kept. */
            gap: boolean;
            sweep: {
                id: string;
                /** @enum {string} */
                status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled";
                finishedAt: string | null;
                counts: components["schemas"]["TrialCounts"];
                best: components["schemas"]["Trial"] | null;
                /** @description The reason of a failed sweep: `no-result` if it ended without a completed trial, or the reason why it could not be planned. Null if the sweep did not fail, or if `maxFailures` ended it with completed trials. */
                failure: components["schemas"]["Failure"] | null;
            };
        };
        /** @description The moment from which on the events of all follow. */
        StartEvent: {
            /** @constant */
            type: "start";
            /** @description Whether events after the `Last-Event-ID` that was given are no longer kept. */
            gap: boolean;
        };
        /** @description A sweep is completed, failed or cancelled. */
        SweepEndedMessage: {
            /** @constant */
            type: "sweep.ended";
            /**
             * Format: date-time
             * @description When it happened: messages may overtake each other.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: {
                /** @description As it was when it ended. */
                sweep: {
                    id: string;
                    name: string | null;
                    /** @description For finding it again, each once; blanks around them are left out. */
                    tags: string[];
                    /** @enum {string} */
                    status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled";
                    counts: components["schemas"]["TrialCounts"];
                    best: components["schemas"]["Trial"] | null;
                    /** @description The rule that ended it early, if one did. */
                    stoppedBy: ("maxSeconds" | "target" | "maxFailures") | null;
                    /** @description The reason of a failed sweep: `no-result` if it ended without a completed trial, or the reason why it could not be planned. Null if the sweep did not fail, or if `maxFailures` ended it with completed trials. */
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
        /** @description A trial leads its sweep from now on. */
        TrialBestMessage: {
            /** @constant */
            type: "trial.best";
            /**
             * Format: date-time
             * @description When it happened: messages may overtake each other.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: {
                sweepId: string;
                trialId: string;
                /** @enum {string} */
                metric: "validationAccuracy" | "validationCost" | "testAccuracy" | "trainAccuracy" | "trainCost";
                value: number;
                params: components["schemas"]["TrialParams"];
            };
        };
        /** @description Which trials are to be trained again. */
        RetryRequest: {
            /** @constant */
            status: "failed";
            /** @description Only those with this `failure.code`. */
            cause?: string;
        };
        /** @description The sweep no longer exists, and the stream ends. The event has no `id`, because the stream cannot be resumed. */
        GoneEvent: {
            /** @constant */
            type: "gone";
            /** @example The sweep `swp_01kb9x6v0e8f4t2m7q3n5r1d9c` no longer exists. */
            detail: string;
        };
        /** @description A train and a test file, known by the sha256 of their content. */
        Dataset: {
            name: string;
            sha256: {
                train: string;
                test: string;
            };
            trainCount: number;
            testCount: number;
            /** @description Height, width, channels. */
            imageShape: [
                number,
                number,
                number
            ];
            /** @description Length of a flattened image. */
            featureCount: number;
            /** @description Names of label 0 and label 1. */
            classes: [
                string,
                string
            ];
            /** @description Examples with label 0 and with label 1. */
            classBalance: {
                train: [
                    number,
                    number
                ];
                test: [
                    number,
                    number
                ];
            };
            /** @description `train-has-one-class`, `test-has-one-class` and `class-names-alike`. */
            warnings: components["schemas"]["Warning"][];
        };
        /** @description A folder that cannot be used as a dataset, with the reason. */
        LeftOutDataset: {
            /**
             * @description The name of the folder, which may be invalid for a dataset.
             * @example my cats (v2)
             */
            name: string;
            /** @example bad-name */
            code: string;
            reason: string;
        };
        /** @description What a sweep would do. */
        DryRun: {
            trials: number;
            runs: number;
            /** @description Whose result is known from earlier sweeps. */
            reusedTrials: number;
            /** @description Of which every trial is known: they need no job. */
            reusedRuns: number;
            /** @description That go on from a checkpoint of an earlier one. */
            continuedRuns: number;
            /** @description To be trained in all; fewer where runs diverge or stop early. */
            iterations: number;
            /** @description For these iterations, on the workers that there are now with nothing else to do; null without a worker, or where no iteration was measured yet on this data. */
            estimatedSeconds: number | null;
            /** @description Of one thread, as measured of late on this data; null if never. */
            secondsPerIteration: number | null;
            /** @description Training threads of the workers that there are now. */
            threads: number;
            /** @description The first ten in the order of the plan. */
            firstTrials: {
                index: number;
                params: components["schemas"]["TrialParams"];
            }[];
            warnings: components["schemas"]["Warning"][];
        };
        /** @description How much each hyperparameter of a sweep says about a metric. */
        Importance: {
            sweepId: string;
            /** @enum {string} */
            metric: "validationAccuracy" | "validationCost" | "testAccuracy" | "trainAccuracy" | "trainCost";
            /** @constant */
            method: "permutation-on-random-forest";
            /** @description From how many completed trials it follows; of more than 2000, a sample. */
            trials: number;
            /** @description R² of the forest’s predictions out of bag: 1 if hyperparameters explain the metric wholly, 0 or less if not at all. Null where the metric has one value. */
            score: number | null;
            /** @description Of each hyperparameter that varies, the most important first. They add up to 1, or are all 0 where the forest explains nothing. */
            importances: {
                /** @enum {string} */
                hyperparameter: "learningRate" | "seed" | "initScale" | "l2" | "momentum" | "nesterov" | "preprocessing" | "iterations";
                importance: number;
                /** @description Standard deviation over the permutations, in the same unit. */
                spread: number;
            }[];
        };
        /** @description A sweep whose record cannot be read, with the reason. */
        UnreadableSweep: {
            id: string;
            reason: string;
        };
        /** @description What takes how much of Redis. */
        Usage: {
            /** Format: date-time */
            countedAt: string;
            /** @description Of sweepq, all together. */
            keys: number;
            bytes: number;
            /** @description By what they are for. */
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
            };
            redis: {
                /** @description All that Redis has taken, also for others; null if it denies INFO. */
                usedBytes: number | null;
                /** @description Its `maxmemory`; null without a limit, or if it denies INFO. */
                maxBytes: number | null;
            };
        };
        /** @description The rule by which a pixel x from 0 to 255 becomes a feature. `mean` and `deviation` have one number for each feature, computed over the images that were trained on (deviation with 1/m). They are null if the rule does not use them. */
        Scaling: {
            /** @enum {string} */
            rule: "x / 255" | "(x - mean) / deviation, 0 where deviation is 0";
            mean: number[] | null;
            deviation: number[] | null;
        };
        HeldOut: {
            fraction: number;
            seed: number;
            /** @description Indices of the train images that were not trained on, ascending, from 0. */
            heldOut: number[];
        };
        /** @description The weights of a trial, and everything that is needed to predict. The label is 1 if x̃ · weights + bias is above 0, where x̃ are the pixels of an image, scaled by `scaling`. docs/numerics.md has the code in NumPy. */
        Weights: {
            trialId: string;
            modelSha256: string | null;
            /** @enum {string} */
            preprocessing: "divide255" | "standardize";
            scaling: components["schemas"]["Scaling"];
            /** @description Null without a validation split. */
            validation: components["schemas"]["HeldOut"] | null;
            bias: number;
            /** @description One for each feature: pixel by pixel, row by row, channels innermost. */
            weights: number[];
        };
        DatasetPage: {
            items: components["schemas"]["Dataset"][];
            /** @description Folders that are left out, whose names sort between those of `items`. A page has at most `limit` datasets and folders together. */
            leftOut: components["schemas"]["LeftOutDataset"][];
            /** @description Hand it back as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        SweepPage: {
            items: components["schemas"]["Sweep"][];
            /** @description Sweeps of this page whose record cannot be read. They may not match the filters. */
            unreadable: components["schemas"]["UnreadableSweep"][];
            /** @description Hand it back as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        CostCurve: {
            trialId: string;
            /** @description How many iterations are known so far. */
            iterations: number;
            /** @description Pairs of iteration (from 0) and cost: all points of a run with up to 20 000 iterations, 20 000 points of a longer run, or at most `points` if it was given. The lowest and the highest cost of each part of the curve are included. */
            points: [
                number,
                number
            ][];
        };
        TrialPage: {
            items: components["schemas"]["Trial"][];
            /** @description Hand it back as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        RunPage: {
            items: components["schemas"]["Run"][];
            /** @description Hand it back as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        CostCurvePage: {
            items: components["schemas"]["CostCurve"][];
            /** @description Hand it back as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        DeliveryPage: {
            items: components["schemas"]["Delivery"][];
            /** @description Hand it back as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        Health: {
            /** @constant */
            status: "ok";
        };
        /** @description Problem details (RFC 9457). */
        Problem: {
            /** @example urn:sweepq:problem:validation */
            type: string;
            title: string;
            /** @enum {integer} */
            status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 417 | 422 | 429 | 431 | 500 | 503;
            detail: string;
            /** @description Every bad value, up to 100. */
            errors?: {
                /** @description JSON pointer (RFC 6901) to the bad value. */
                pointer: string;
                detail: string;
            }[];
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
        /** @description There is no token, or none that is known here. */
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
        /** @description The token may only read; or the request comes from a page of another site, or was meant for another host. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There were too many requests within a minute. */
        RateLimited: {
            headers: {
                /** @description In how many seconds to try again. */
                "Retry-After"?: number;
                /** @description Requests and seconds that are left. */
                RateLimit?: string;
                /** @description Requests and seconds of a window. */
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
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only sweeps with this tag; with all of them, if it comes repeatedly. */
                tag?: string[];
                /** @description Only sweeps with this text in their id, name, note, dataset or a tag, ignoring case and Unicode normalisation (NFKC). */
                text?: string;
                /** @description Only sweeps with exactly this name. Case counts, Unicode normalisation (NFC) does not. */
                name?: string;
                /** @description Only sweeps of these statuses, with commas between; all if it is left out. */
                status?: string;
                /** @description Whether only archived sweeps are listed, none of them, or any. */
                archived?: "true" | "false" | "any";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
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
                /** @description Whether to answer only what would happen. Nothing is written. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Kept for 24 hours. The same key with the same request gives the same sweep; with another request it is refused (422). Quotes around it are no part of it. */
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
            /** @description What it would do: a dry run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description Accepted. */
            202: {
                headers: {
                    Location?: string;
                    /** @description An earlier request with the same Idempotency-Key came first: this is its sweep. */
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
            /** @description It is gone. */
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
            /** @description The sweep as it is by then. */
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
            /** @description The sweep as it is by then. */
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
            /** @description The sweep as it is by then. */
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
            /** @description The sweep as it is by then. */
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
            /** @description The sweep as it is by then. */
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
            /** @description The sweep as it is by then. */
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
            /** @description The sweep as it is by then. */
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
                /** @description Trials without such a value come last, equals in the order of the plan. */
                sort?: "objective" | "index" | "validationAccuracy" | "validationCost" | "testAccuracy" | "trainAccuracy" | "trainCost" | "learningRate" | "seed" | "initScale" | "l2" | "momentum" | "nesterov" | "preprocessing" | "iterations";
                /** @description By itself, the best metric first; hyperparameters and indices from the smallest on. */
                order?: "asc" | "desc";
                /** @description Only trials of these statuses, with commas between; all if it is left out. */
                status?: string;
                limit?: number;
                /** @description The `nextCursor` of the page before. */
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
            /** @description A page. */
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
                /** @description Trials without such a value come last, equals in the order of the plan. */
                sort?: "objective" | "index" | "validationAccuracy" | "validationCost" | "testAccuracy" | "trainAccuracy" | "trainCost" | "learningRate" | "seed" | "initScale" | "l2" | "momentum" | "nesterov" | "preprocessing" | "iterations";
                /** @description By itself, the best metric first; hyperparameters and indices from the smallest on. */
                order?: "asc" | "desc";
                /** @description Only trials of these statuses, with commas between; all if it is left out. */
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
                     * @example id,runId,status,learningRate,seed,initScale,l2,momentum,nesterov,preprocessing,iterations,validationAccuracy,validationCost,testAccuracy,trainAccuracy,trainCost,bias,modelSha256,engine,failureCode,failureMessage,startedAt,finishedAt,stoppedAt
                     *     swp_01m8m79424rh7capp3reb3r43e-t2,swp_01m8m79424rh7capp3reb3r43e-r1,completed,0.005,0,0.01,0,0,false,divide255,500,,,0.7,0.9186602870813397,0.30331937042837376,-0.01211652833621594,3eb1e81f1dae9df4f6f1635bacec678f9a5731a86908ccab8354f04348eb0ef1,1,,,2026-11-29T17:57:37.826Z,2026-11-29T17:57:38.012Z,
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
                /** @description Trials without such a value come last, equals in the order of the plan. */
                sort?: "objective" | "index" | "validationAccuracy" | "validationCost" | "testAccuracy" | "trainAccuracy" | "trainCost" | "learningRate" | "seed" | "initScale" | "l2" | "momentum" | "nesterov" | "preprocessing" | "iterations";
                /** @description By itself, the best metric first; hyperparameters and indices from the smallest on. */
                order?: "asc" | "desc";
                /** @description Only trials of these statuses, with commas between; all if it is left out. */
                status?: string;
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description The maximum number of points for each curve. From 4 on, the lowest and the highest cost are included. */
                points?: number;
                /** @description Only these: up to 1000 ids or indices of trials of this sweep, with commas between. */
                trials?: string;
                /** @description By itself, as the header Accept says. */
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
            /** @description A page. */
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
                /** @description By itself, that of the sweep’s objective. */
                metric?: "validationAccuracy" | "validationCost" | "testAccuracy" | "trainAccuracy" | "trainCost";
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
                /** @description The `nextCursor` of the page before. */
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
            /** @description A page. */
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
                /** @description The `id` of the last event that was seen; it is answered with those after it. */
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 1795975057815-1
                     *     event: sweep
                     *     data: {"type":"sweep","status":"running"}
                     *
                     *     id: 1795975058012-0
                     *     event: trial
                     *     data: {"type":"trial","id":"swp_01m8m79424rh7capp3reb3r43e-t2","status":"completed","metrics":{"trainCost":0.30331937042837376,"trainAccuracy":0.9186602870813397,"testAccuracy":0.7}}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description The sweep has ended, and all of it was told. */
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
                /** @description The `id` of the last event that was seen; it is answered with those after it. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 1795975057815-1
                     *     event: sweep
                     *     data: {"sweepId":"swp_01m8m79424rh7capp3reb3r43e","type":"sweep","status":"running"}
                     *
                     *     id: 1795975058012-0
                     *     event: trial
                     *     data: {"sweepId":"swp_01m8m79424rh7capp3reb3r43e","type":"trial","id":"swp_01m8m79424rh7capp3reb3r43e-t2","status":"completed","metrics":{"trainCost":0.30331937042837376,"trainAccuracy":0.9186602870813397,"testAccuracy":0.7}}
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
                /** @description The `nextCursor` of the page before. */
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
            /** @description A page. */
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
    getWeights: {
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
            /** @description Everything that is needed to predict. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Weights"];
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
                /** @description The maximum number of points. From 4 on, the lowest and the highest cost are included. Default: all points. */
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
                /** @description The maximum number of points. From 4 on, the lowest and the highest cost are included. Default: all points. */
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
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
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
    getDatasetFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
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
            /** @description It does. */
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
            /** @description They can. */
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
            /** @description What was counted. */
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
                /** @description The same for every attempt: who has it already has had the message. */
                "webhook-id": string;
                /** @description Of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 in base64, as Standard Webhooks has it. */
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
            /** @description The receiver is gone for good: it is not sent again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is sent again, eight times in all. */
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
                /** @description The same for every attempt: who has it already has had the message. */
                "webhook-id": string;
                /** @description Of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 in base64, as Standard Webhooks has it. */
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
            /** @description The receiver is gone for good: it is not sent again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is sent again, eight times in all. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
