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
         * List sweeps. Default order: the newest first
         * @description Archived sweeps are listed only if `filter` has a comparison of `archived`. A sweep whose record cannot be read is listed in `unreadable`. Needs the scope `read`.
         */
        get: operations["listSweeps"];
        put?: never;
        /**
         * Submit a sweep
         * @description Trains the combinations of the values in `space` that `search` selects. Trials that differ only in their iteration count are readings of one run. The answer is sent when the sweep is stored in the queue. With `dryRun=true`, the request is checked in the same way, and the answer says what the sweep would do. Needs the scope `write`; a dry run needs `read`.
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
        /**
         * Read a sweep: its status, counts and best trial
         * @description The answer changes until the sweep has ended. `GET /v1/sweeps/{id}/events` sends the changes. Needs the scope `read`.
         */
        get: operations["getSweep"];
        put?: never;
        post?: never;
        /**
         * Delete a sweep that has ended
         * @description Requests no longer find the sweep, and a worker removes its data. The answer is the operation, which can be cancelled until a worker begins. Other sweeps keep the results that they have reused. For a sweep that has not ended, the request is rejected (409). Needs the scope `write`; a dry run needs `read`.
         */
        delete: operations["deleteSweep"];
        options?: never;
        head?: never;
        /**
         * Change the name, tags, note and priority of a sweep, or archive it
         * @description A sweep can be changed in any status, except for its priority: for a sweep that has ended, a request with `priority` is rejected (409) and changes nothing. Fields that are left out do not change. Needs the scope `write`.
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
         * @description Cancels the trials that have not ended. Running runs stop within a second, and queued runs are removed from the queue. Trials that have ended keep their results. The status and the counts of the answer are already the final ones. Cancelling a cancelled sweep changes nothing (200). For a sweep that has completed or failed, the request is rejected (409). Needs the scope `write`.
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
         * @description Running runs stop within a second, and queued runs are removed from the queue. The status of the answer is `paused`; its counts can still have running trials, which are queued a moment later. Other sweeps continue. Pausing a paused sweep changes nothing (200). For a sweep that has ended, the request is rejected (409). Needs the scope `write`.
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
         * @description The open runs of the sweep are queued again. Resuming a sweep that is not paused changes nothing (200). For a sweep that has ended, the request is rejected (409). Needs the scope `write`.
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
         * @description Reopens a sweep that has ended, and trains its failed trials again. Other trials keep their results. The status of the answer is `queued`; its counts still have these trials as failed, until a worker queues them again. The request is rejected (409) if the sweep has not ended, if it was cancelled or ended by a stop rule, or if no failed trial matches. Needs the scope `write`; a dry run needs `read`.
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
         * @description Adds an iteration count or another space. With an iteration count, every combination of the sweep is trained from its last checkpoint up to this count. Trials that the sweep already has are not added again. A request that would add no trial is rejected (400). The counts of the answer have the added trials as queued already. Existing trials keep their ids. The results equal, to the bit, the results of a sweep that was submitted with all these trials. The request is rejected (409) if the sweep has not ended, or was cancelled or ended by a stop rule. Needs the scope `write`; a dry run needs `read`.
         */
        post: operations["extendSweep"];
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
         * @description A trial that ends between two requests may move to a page that the client has already read, and is then missed. No trial is listed twice. By `Accept`, the answer is that of `trials.csv`, `trials.arrow` or `trials.parquet`. Needs the scope `read`.
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
         * @description The trials are sorted and filtered as in the list, without pages. The name of a column is the path of its value in a trial, such as `metrics.test.accuracy`. The format is RFC 4180. A text that a spreadsheet would run as a formula begins with an apostrophe. Needs the scope `read`.
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
    "/v1/sweeps/{id}/trials.arrow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all trials of a sweep as an Arrow table
         * @description The trials are sorted and filtered as in the list, without pages. The answer is a stream in the Arrow IPC format, with one or more record batches. The name of a column is the path of its value in a trial, such as `metrics.test.accuracy`. The metadata of the schema has `sweepId`, `revision` and `eventId`, the id of the last event before the table was read. Hyperparameters and metrics are float64, except `params.nesterov` (bool), and `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.schedule` and `params.classWeight`, which are texts. `index`, `run`, `stoppedIteration` and `engine` are int32. `status`, `source` and the hyperparameters that are texts are dictionaries; `params.layers` is a text such as `20-7-5`, or `none`. `failure.code` and `failure.message` are texts. `startedAt` and `finishedAt` are timestamps in milliseconds (UTC). The times below `times.` are float64. A missing value is null. Needs the scope `read`.
         */
        get: operations["getTrialsArrow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/trials.parquet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all trials of a sweep as a Parquet file
         * @description The trials are sorted and filtered as in the list, without pages. The columns have the names and types of `trials.arrow`. Columns that are dictionaries there are texts. The key-value metadata of the file has `sweepId`, `revision` and `eventId`. Needs the scope `read`.
         */
        get: operations["getTrialsParquet"];
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
         * @description The trials are sorted, filtered and paged as in the list of trials. A trial without a curve has no points. The binary format is little-endian: a head of `swqc`, u32 version (1), u32 number of curves, u32 0; then for each curve u32 index of the trial, u32 iterations known, u32 number of points, u32 0, float64 cost of each point, u32 iteration of each point, and 4 bytes 0 if the number of points is odd. If there is a next page, the header Link has its target, and the header Next-Cursor has its `cursor`. Needs the scope `read`.
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
    "/v1/sweeps/{id}/cost-curves.bin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the cost curves of many trials in a binary format
         * @description The trials are sorted, filtered and paged as in the list of trials. A trial without a curve has no points. The binary format is little-endian: a head of `swqc`, u32 version (1), u32 number of curves, u32 0; then for each curve u32 index of the trial, u32 iterations known, u32 number of points, u32 0, float64 cost of each point, u32 iteration of each point, and 4 bytes 0 if the number of points is odd. If there is a next page, the header Link has its target, and the header Next-Cursor has its `cursor`. Needs the scope `read`.
         */
        get: operations["getCostCurvesBinary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/cost-curves.parquet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all points of the cost curves of all trials of a sweep as a Parquet file
         * @description A row for each point: `index` of the trial, number of the `run`, `iteration` (int32) and `cost` (float64). The trials are sorted and filtered as in the list, without pages. The points are all that are stored: every iteration of a run of up to 20000 iterations, and 20000 points, with the extremes, of a longer one. A trial without a curve has no rows. The key-value metadata of the file has `sweepId`, `revision`, `eventId`, and the numbers of `trials`, `curves`, `points` and `thinned` curves: those with fewer points than iterations. Needs the scope `read`.
         */
        get: operations["getCostCurvesParquet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/cost-curves.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw the cost curves of several trials as SVG
         * @description By default, the curves of the 6 best runs. A run has the curve of its longest trial. With `trials`, these trials. Trials without a curve are left out. The legend has the hyperparameters in which the trials differ, and the title those that they share, and which runs are drawn. The cost axis is logarithmic if a cost rises above 100 times the first one. Needs the scope `read`.
         */
        get: operations["getCostCurvesSVG"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/cost-curves.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw the cost curves of several trials as PNG
         * @description By default, the curves of the 6 best runs. A run has the curve of its longest trial. With `trials`, these trials. Trials without a curve are left out. The legend has the hyperparameters in which the trials differ, and the title those that they share, and which runs are drawn. The cost axis is logarithmic if a cost rises above 100 times the first one. Needs the scope `read`.
         */
        get: operations["getCostCurvesPNG"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a sweep that has ended
         * @description Starts an operation that computes results again and compares them with the stored ones, to the bit: every choice of an adaptive search, every verdict of a pruning rule, and the training of a sample of trials from iteration 0. The operation changes nothing. Its result is a `Verification`. It can be cancelled at any time. For a sweep that has not ended, the request is rejected (409). Needs the scope `write`.
         */
        post: operations["verifySweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Audit the pruning of a sweep that has ended
         * @description Starts an operation that trains a sample of pruned trials to the end, each from its last checkpoint, and says how often the pruning rule was wrong. The operation changes nothing: the trials stay pruned. Its result is an `Audit`. It can be cancelled at any time. For a sweep that has not ended, or has no pruned trial, the request is rejected (409). Needs the scope `write`.
         */
        post: operations["auditSweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what another pruning rule would have kept of a sweep, and what it would have cost
         * @description Applies a pruning rule to the trials of the sweep, without training: from the metrics, from the values at the rungs of the sweep, and, if the objective is `metrics.train.cost`, from the cost curves. A value that is not stored is unknown, and the answer has intervals then. The trials are those of the sweep: an adaptive search would have chosen others with another rule. For a sweep with several iteration counts, the request is rejected (409). Needs the scope `read`.
         */
        get: operations["replayPruning"];
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
         * @description The permutation importance of each hyperparameter, measured out of bag by a random forest on the completed trials. The same trials give the same answer. With fewer than 10 trials, or without a hyperparameter that varies, the request is refused (409). Needs the scope `read`.
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
        /**
         * List the runs of a sweep and their progress
         * @description A run trains the trials that differ only in their iteration count. Default order: by the number of the run in the sweep. Needs the scope `read`.
         */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a run and its progress
         * @description The progress of a running run is that of its last report. A run has the cost curve of its longest trial. Needs the scope `read`.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sweeps/{id}/attempts.arrow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read where and when all runs of a sweep were trained, as an Arrow table
         * @description A row for each of the last 8 attempts of each run, in the order of the runs and, in a run, of the attempts. The answer is a stream in the Arrow IPC format, with the metadata of `trials.arrow`. `run` (int32) is the number of the run, `status` (a dictionary of texts) its status, and `finishedAt` its end. The other columns are those of `Attempt`: `workerId` is a text, `thread` int32. Moments are timestamps in milliseconds (UTC). A missing value is null. Runs without a kept attempt have no row. Needs the scope `read`.
         */
        get: operations["getAttemptsArrow"];
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
         * @description Server-sent events. `event` is the type, and `data` is the `Event` as JSON on one line. The first event is `stream.started`. A request with `Last-Event-ID` gets the events after this id instead. If they are no longer stored, it gets a `stream.started` in which `gap` is true. The stream ends after `sweep.ended`, or after `sweep.deleted` if the sweep was deleted or lost. If the sweep has ended before, `sweep.ended` follows `stream.started`, and its `timestamp` is `finishedAt`. A client that reconnects after the end gets the later events of cut runs and then `sweep.ended`, or 204 if there are none. The stream begins with a block `retry: 2000` without data, and has a comment every 15 s. The last 10 000 events are kept. A client with more than 256 KB of unread data is disconnected, and can reconnect. Needs the scope `read`.
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
         * @description Server-sent events, as in the stream of a sweep. It has the events of all sweeps and operations, without `run.progress`. It does not end. The last 10 000 events of all sweeps are kept. Needs the scope `read`.
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
         * List the messages to the webhooks of a sweep. Default order: the newest first
         * @description Each message to each webhook, with every attempt to send it. Needs the scope `read`.
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
        /**
         * Read a trial
         * @description The parameters, status, metrics and times of the trial. Needs the scope `read`.
         */
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
         * @description A diverged trial has its last finite model. Needs the scope `read`.
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
    "/v1/trials/{id}/model.npz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a trial as .npz, with its preprocessing
         * @description The arrays are `W1`, `b1`, … of the layers, the names of the `classes`, and `mean` and `deviation`, or `scale`, of the preprocessing, all float64. `metadata` is a JSON text. `np.load` reads it without `allow_pickle`. Needs the scope `read`.
         */
        get: operations["getModelNPZ"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/model.safetensors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a trial as .safetensors, with its preprocessing
         * @description The tensors are `W1`, `b1`, … of the layers, and `mean` and `deviation`, or `scale`, of the preprocessing, all float64. `__metadata__` has the rest as texts. Needs the scope `read`.
         */
        get: operations["getModelSafetensors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/model.onnx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a trial as .onnx, with its preprocessing
         * @description The input `images` is uint8 (N, height, width, channels). The output `probabilities` is float32 (N, classes), by label. The preprocessing is inside. IR version 7, operator set 13. Needs the scope `read`.
         */
        get: operations["getModelONNX"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/weights.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw the weights of a unit of the first layer as PNG
         * @description The picture has a pixel for each pixel of the images, with the mean of the weights of its channels: blue is negative, white is 0, and orange is positive. The largest absolute mean has the full colour. Needs the scope `read`.
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
         * Read the cost curve of a trial
         * @description A trial has no curve before the first reading of its run (404). By `Accept`, the answer is JSON, CSV, SVG or PNG. Needs the scope `read`.
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
        /**
         * Read the cost curve of a trial as CSV
         * @description The header of the file names the columns `iteration` and `cost`. Needs the scope `read`.
         */
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
         * @description The background is white. The line shows the lowest and the highest cost of every pixel column. The title names the learning rate and the hyperparameters that vary in the sweep. The end of a diverged curve is marked. Needs the scope `read`.
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
         * @description The background is white. The line shows the lowest and the highest cost of every pixel column. The title names the learning rate and the hyperparameters that vary in the sweep. The end of a diverged curve is marked. Needs the scope `read`.
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
    "/v1/trials/{id}/predictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the model of a trial predicts for the images of a split. Default order: the most wrong first
         * @description The predictions have the bits from which a worker computed the accuracies of the trial on `validation` and `test`. `error`, by which the list can be sorted and filtered, is 1 minus the probability of the true class. A trial that diverged has the predictions of its last finite model. A dataset whose content has changed since is rejected (422). A sweep without a validation split has no `validation` (404 `no-validation-split`). With `dataset`, the images are those of another dataset, whose labels are compared with the classes of the model by their numbers. A dataset with the classes of the model in another order is rejected (422). Needs the scope `read`.
         */
        get: operations["listPredictions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/predictions.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what the model of a trial predicts for the images of a split, as CSV
         * @description The predictions have the bits from which a worker computed the accuracies of the trial on `validation` and `test`. `error`, by which the list can be sorted and filtered, is 1 minus the probability of the true class. A trial that diverged has the predictions of its last finite model. A dataset whose content has changed since is rejected (422). A sweep without a validation split has no `validation` (404 `no-validation-split`). With `dataset`, the images are those of another dataset, whose labels are compared with the classes of the model by their numbers. A dataset with the classes of the model in another order is rejected (422). The answer has all images of the split, without pages. Needs the scope `read`.
         */
        get: operations["getPredictionsCSV"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/predictions.arrow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what the model of a trial predicts for the images of a split, as Arrow
         * @description The predictions have the bits from which a worker computed the accuracies of the trial on `validation` and `test`. `error`, by which the list can be sorted and filtered, is 1 minus the probability of the true class. A trial that diverged has the predictions of its last finite model. A dataset whose content has changed since is rejected (422). A sweep without a validation split has no `validation` (404 `no-validation-split`). With `dataset`, the images are those of another dataset, whose labels are compared with the classes of the model by their numbers. A dataset with the classes of the model in another order is rejected (422). The answer has all images of the split, without pages. Needs the scope `read`.
         */
        get: operations["getPredictionsArrow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Predict your own pictures with the model of a trial
         * @description A picture is JPEG, PNG, WebP, GIF (its first frame), TIFF or AVIF. The api rotates it by its EXIF orientation, converts it to sRGB, puts transparent parts on white, and resizes it to the height and width of the images of the model. The resize uses a cubic kernel and does not keep the ratio. For a model of images with one channel, the picture becomes grey (BT.601). Send one picture as the whole body, or several as the fields `image` of a form. In JSON, `images` has the pixels of one or more images in the shape of the model. If one picture cannot be used, the whole request is rejected (422). Needs the scope `predict`.
         */
        post: operations["predictTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Predict your own pictures with a registered model: `cats` is its newest version, `cats@champion` the version of an alias
         * @description A picture is JPEG, PNG, WebP, GIF (its first frame), TIFF or AVIF. The api rotates it by its EXIF orientation, converts it to sRGB, puts transparent parts on white, and resizes it to the height and width of the images of the model. The resize uses a cubic kernel and does not keep the ratio. For a model of images with one channel, the picture becomes grey (BT.601). Send one picture as the whole body, or several as the fields `image` of a form. In JSON, `images` has the pixels of one or more images in the shape of the model. If one picture cannot be used, the whole request is rejected (422). Needs the scope `predict`.
         */
        post: operations["predictRegisteredModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/versions/{version}/predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Predict your own pictures with a version of a registered model
         * @description A picture is JPEG, PNG, WebP, GIF (its first frame), TIFF or AVIF. The api rotates it by its EXIF orientation, converts it to sRGB, puts transparent parts on white, and resizes it to the height and width of the images of the model. The resize uses a cubic kernel and does not keep the ratio. For a model of images with one channel, the picture becomes grey (BT.601). Send one picture as the whole body, or several as the fields `image` of a form. In JSON, `images` has the pixels of one or more images in the shape of the model. If one picture cannot be used, the whole request is rejected (422). Needs the scope `predict`.
         */
        post: operations["predictModelVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evaluate the predictions of a trial for a split
         * @description Confusion matrix, metrics of each class, ROC curves, majority baseline, interval of the accuracy, and the worst images. Computed from the [predictions](#operation/listPredictions), with the same problems. Needs the scope `read`.
         */
        get: operations["getEvaluation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List registered models. Default order: by name
         * @description Each model is listed with its newest version. Needs the scope `read`.
         */
        get: operations["listRegisteredModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a registered model: its newest version, its aliases, tags and note
         * @description The answer changes with each new version and with each move of an alias. Needs the scope `read`.
         */
        get: operations["getRegisteredModel"];
        put?: never;
        post?: never;
        /**
         * Delete a registered model with all its versions
         * @description The answer is the model as it was. A model that has an alias is kept (409 `model-in-use`). The trials and sweeps of its versions are not changed. Needs the scope `write`.
         */
        delete: operations["deleteRegisteredModel"];
        options?: never;
        head?: never;
        /**
         * Change the tags and the note of a registered model
         * @description Fields that are left out do not change. Needs the scope `write`.
         */
        patch: operations["editRegisteredModel"];
        trace?: never;
    };
    "/v1/models/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of a registered model. Default order: the newest first
         * @description Deleted versions are not listed. Needs the scope `read`.
         */
        get: operations["listModelVersions"];
        put?: never;
        /**
         * Register the model of a trial as the next version of a model
         * @description The model is created if there is none. The version is a copy: it stays when its sweep is deleted. A trial without a model is rejected (404), and a model above 64 MB, too (422 `model-too-large`). Needs the scope `write`.
         */
        post: operations["registerModelVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a version of a registered model: its trial, metrics and dataset
         * @description A version never changes, except for the aliases that point to it. Needs the scope `read`.
         */
        get: operations["getModelVersion"];
        put?: never;
        post?: never;
        /**
         * Delete a version of a registered model
         * @description The number of the version is not used again. A version to which an alias points is kept (409 `model-in-use`). Needs the scope `write`.
         */
        delete: operations["deleteModelVersion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/model.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a registered model: `cats` is its newest version, `cats@champion` the version of an alias, as JSON
         * @description It has the form of the model of a trial. Needs the scope `read`.
         */
        get: operations["getRegisteredModelJSON"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/model.npz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a registered model: `cats` is its newest version, `cats@champion` the version of an alias, as .npz
         * @description The arrays are `W1`, `b1`, … of the layers, the names of the `classes`, and `mean` and `deviation`, or `scale`, of the preprocessing, all float64. `metadata` is a JSON text. `np.load` reads it without `allow_pickle`. Needs the scope `read`.
         */
        get: operations["getRegisteredModelNPZ"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/model.safetensors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a registered model: `cats` is its newest version, `cats@champion` the version of an alias, as .safetensors
         * @description The tensors are `W1`, `b1`, … of the layers, and `mean` and `deviation`, or `scale`, of the preprocessing, all float64. `__metadata__` has the rest as texts. Needs the scope `read`.
         */
        get: operations["getRegisteredModelSafetensors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/model.onnx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a registered model: `cats` is its newest version, `cats@champion` the version of an alias, as .onnx
         * @description The input `images` is uint8 (N, height, width, channels). The output `probabilities` is float32 (N, classes), by label. The preprocessing is inside. IR version 7, operator set 13. Needs the scope `read`.
         */
        get: operations["getRegisteredModelONNX"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/versions/{version}/model.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a version of a registered model, as JSON
         * @description It has the form of the model of a trial. Needs the scope `read`.
         */
        get: operations["getModelVersionJSON"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/versions/{version}/model.npz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a version of a registered model, as .npz
         * @description The arrays are `W1`, `b1`, … of the layers, the names of the `classes`, and `mean` and `deviation`, or `scale`, of the preprocessing, all float64. `metadata` is a JSON text. `np.load` reads it without `allow_pickle`. Needs the scope `read`.
         */
        get: operations["getModelVersionNPZ"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/versions/{version}/model.safetensors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a version of a registered model, as .safetensors
         * @description The tensors are `W1`, `b1`, … of the layers, and `mean` and `deviation`, or `scale`, of the preprocessing, all float64. `__metadata__` has the rest as texts. Needs the scope `read`.
         */
        get: operations["getModelVersionSafetensors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/versions/{version}/model.onnx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the model of a version of a registered model, as .onnx
         * @description The input `images` is uint8 (N, height, width, channels). The output `probabilities` is float32 (N, classes), by label. The preprocessing is inside. IR version 7, operator set 13. Needs the scope `read`.
         */
        get: operations["getModelVersionONNX"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/aliases/{alias}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Point an alias of a registered model to a version
         * @description The alias is created if there is none. Otherwise it moves at once: every request sees it at its old version or at its new one. With `If-Match`, it moves only if the model has not changed since. Needs the scope `write`.
         */
        put: operations["moveAlias"];
        post?: never;
        /**
         * Delete an alias of a registered model
         * @description The version to which it points is kept. Needs the scope `write`.
         */
        delete: operations["deleteAlias"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List operations. Default order: the newest first
         * @description An operation that has ended is listed for 7 days. If more than 10 000 operations have ended, the oldest of them are removed earlier. Needs the scope `read`.
         */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an operation: its status, progress and result
         * @description The answer changes until `finishedAt` is not null. Needs the scope `read`.
         */
        get: operations["getOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an operation
         * @description A deletion can be cancelled until a worker begins to remove data; then the sweep is as it was before. Another operation can be cancelled until it has ended. Cancelling a cancelled operation changes nothing. An operation that can no longer be cancelled is rejected (409). For an operation that was started with a higher scope, the request needs this scope, too. Needs the scope `write`.
         */
        post: operations["cancelOperation"];
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
        /**
         * List datasets
         * @description The pages go through the datasets and through the folders that cannot be used, which are in `leftOut`. So a page can have no `items`: follow `nextCursor`. A filter does not apply to `leftOut`. Needs the scope `read`.
         */
        get: operations["listDatasets"];
        put?: never;
        /**
         * Upload a dataset
         * @description The body is a multipart form with the `name` of the dataset, its files (either `archive`, or `train` and `test`), and optionally `mapping`, JSON that describes the layout of the files. Or the body is one file with both splits, and the other fields are in the query. A worker converts HDF5, `.h5.gz`, `.npz`, `.npy` and zips of pictures to a train and a test file, as an operation of the type `dataset.import`. The result of the operation has the number of the version. New content makes the next version of the name. A repeated upload is answered with the version that the first one has made. Needs the scope `write`; a dry run needs `read`.
         */
        post: operations["addDataset"];
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
        /**
         * Read the description of a dataset
         * @description The shape of its images, the numbers of images of each class, duplicates, what the import of an upload has found and converted, and warnings. The newest version of an uploaded dataset. A dataset that cannot be used is rejected (422) with the reason. Needs the scope `read`.
         */
        get: operations["getDataset"];
        put?: never;
        post?: never;
        /**
         * Delete all versions of an uploaded dataset
         * @description If a sweep or a model uses one of the versions, the request is rejected (409), and names the first ten of them. A dataset in a folder is not deleted (409). Needs the scope `write`.
         */
        delete: operations["deleteDataset"];
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
         * @description A dataset in a folder has version 1. Needs the scope `read`.
         */
        get: operations["getDatasetVersion"];
        put?: never;
        post?: never;
        /**
         * Delete a version of an uploaded dataset
         * @description If a sweep or a model uses the version, the request is rejected (409), and names the first ten of them. The number of the version is not used again. Needs the scope `write`.
         */
        delete: operations["deleteDatasetVersion"];
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
        /**
         * Read a file of a dataset by the digest of its content
         * @description Workers on other machines fetch datasets in this way. The content of this path never changes. Needs the scope `read`.
         */
        get: operations["getDatasetFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{name}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the images of a dataset with their labels
         * @description The picture of an image has the path `/v1/datasets/{name}/images/{split}/{index}.png`, with the same `version`. Needs the scope `read`.
         */
        get: operations["listImages"];
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
        /**
         * Read an image of a dataset as PNG
         * @description `index` counts the images of the split from 0. Needs the scope `read`.
         */
        get: operations["getImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of a dataset, the newest first
         * @description A dataset in a folder has version 1. Needs the scope `read`.
         */
        get: operations["listDatasetVersions"];
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
        /**
         * Check whether the process is alive
         * @description Answers without Redis. Needs no token.
         */
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
        /**
         * Check whether the service can accept sweeps
         * @description Checks that Redis answers and is suitable. If not, the answer is 503 with the reason. During a shutdown the answer is 503, too, while the process still serves other requests. Needs no token.
         */
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
        /**
         * Read the metrics of this process in the text format of Prometheus
         * @description Each metric has its meaning in a line `# HELP`. Needs the scope `read`.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the version and the limits of the service, and the rights of the caller
         * @description The limits are the highest values that the api accepts. The scopes are those of the token of this request. Needs the scope `read`.
         */
        get: operations["getInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the workers that take runs
         * @description Each worker announces itself every few seconds. A worker that has not announced itself for 15 seconds is not listed. Needs the scope `read`.
         */
        get: operations["listWorkers"];
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
         * @description Counting reads every key of sweepq. The result of a count is reused for 10 seconds. Needs the scope `read`.
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
        /**
         * A sweep has ended
         * @description The service sends this message to the webhooks of a sweep that list `sweep.ended`.
         */
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
        /**
         * A sweep has a new best trial
         * @description The service sends this message to the webhooks of a sweep that list `trial.best`.
         */
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
        /** @description The version to which the alias points from now on. */
        AliasRequest: {
            version: number;
        };
        /** @description One attempt at a run: where it was trained, and when. All moments are by the clock of Redis, so that attempts of several workers can be compared. They ascend. */
        Attempt: {
            /** @description The worker, as `GET /v1/workers` lists it while it runs. */
            workerId: string;
            /** @description The number of the training thread in its worker, from 0. Null before the first report of the thread. */
            thread: number | null;
            /** @description When the run was queued: its job was added, or the attempt before returned it. A pause before a retry begins at this moment. Null if the worker of the attempt before was lost: the time at which the run returned to the queue is unknown. */
            queuedAt: string | null;
            /**
             * Format: date-time
             * @description When a worker took the run.
             * @example 2026-11-24T10:00:00.000Z
             */
            startedAt: string;
            /** @description When the dataset, the starting weights and a thread were ready, and the thread began. */
            preparedAt: string | null;
            /** @description When the thread ended: after the last iteration, or when it was stopped. */
            trainedAt: string | null;
            /** @description When Redis had the end of the attempt. Null while the attempt works, and if its worker was lost. */
            reportedAt: string | null;
        };
        /** @description The result of an operation `sweep.audit`. */
        Audit: {
            /** @description The number of pruned trials of the sweep. */
            prunedTrials: number;
            /** @description The number of them that were trained to the end. */
            audited: number;
            /** @description How many of these diverged. */
            diverged: number;
            /** @description Trials of another version of the engine, which cannot be trained on. */
            skipped: number;
            /** @description How many of the audited trials are better than the best trial of the sweep. */
            beatingBest: number;
            /** @description How many of the audited trials are better than the worst completed trial. */
            beatingWorst: number;
            /** @description The best completed trial of the sweep. */
            best: components["schemas"]["AuditedTrial"] | null;
            /** @description The worst completed trial of the sweep. */
            worst: components["schemas"]["AuditedTrial"] | null;
            /** @description The best of the audited trials. */
            bestAudited: components["schemas"]["AuditedTrial"] | null;
            /** @description How much better the best audited trial is than the best trial of the sweep. 0 if none is better; null if there is nothing to compare. */
            regret: number | null;
            /** @description The iterations that the rule has saved in the whole sweep. */
            savedIterations: number;
            /** @description The iterations that the audit has trained. */
            trainedIterations: number;
            /** @description The first 20 audited trials that are better than the best trial of the sweep, the best first. */
            wrong: components["schemas"]["AuditedTrial"][];
        };
        /** @description How many pruned trials are trained on, and which ones. */
        AuditRequest: {
            /** @description The number of pruned trials that are trained on. Default: 20. */
            sample?: number | null;
            /** @description Another seed draws other trials. Default: 0. */
            seed?: number | null;
        };
        /** @description A trial with its objective at the iteration count. */
        AuditedTrial: {
            trialId: string;
            value: number;
        };
        Check: {
            /** @description The number of trials that were checked. */
            checked: number;
            /** @description The number of trials that differ. */
            differing: number;
            /** @description The first 20 trials that differ. */
            differ: components["schemas"]["DifferingTrial"][];
            /** @description Trials that differ only because another trial had failed at the time. They do not count as differing. */
            circumstances: number;
            /** @description Trials of another version of the engine, which can have other bits. */
            skipped: number;
        };
        /** @description The metrics of one class. Precision, recall, F1 and ROC AUC are null if the split has no image of the class. */
        ClassEvaluation: {
            label: number;
            /** @description The name of the class. */
            class: string;
            /** @description The number of images of the class. */
            support: number;
            /** @description The number of images that are predicted as the class. */
            predicted: number;
            precision: number | null;
            recall: number | null;
            f1: number | null;
            /** @description One class against the rest. */
            rocAuc: number | null;
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
            /** @description Each upload of other content makes the next version. A dataset in a folder has version 1. */
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
            /** @description The classes, by label from 0: 2 to 256 of them. */
            classes: {
                name: string;
                trainCount: number;
                testCount: number;
            }[];
            /** @description The codes are `train-has-one-class`, `test-has-one-class`, `train-lacks-classes`, `test-lacks-classes`, `class-names-alike`, `test-images-in-train` and `constant-pixels`. */
            warnings: components["schemas"]["Warning"][];
            /** @description The least and the greatest value of a pixel. */
            range: [
                number,
                number
            ] | null;
            duplicates: {
                /** @description Images of train with the pixels of an earlier one. */
                train: number;
                /** @description Images of test with the pixels of an earlier one. */
                test: number;
                /** @description Images of test whose pixels are also in train. */
                both: number;
            } | null;
            /** @description The time of the import. Null for a dataset in a folder. */
            createdAt: string | null;
            /** @description What the import has found and converted. Null for a dataset in a folder. */
            import: components["schemas"]["ImportReport"] | null;
        };
        DatasetPage: {
            items: components["schemas"]["Dataset"][];
            /** @description The folders that cannot be used as datasets, sorted by name. Folders without the files of a dataset, and those with a name that no dataset can have, are on the first page, beyond its `limit`. */
            leftOut: components["schemas"]["LeftOutDataset"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description A dataset, with the content that it had when the sweep was submitted. */
        DatasetRef: {
            name: string;
            /** @description Each upload of other content makes the next version. A dataset in a folder has version 1. */
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
        /** @description A multipart form: `name`, either `archive` or `train` and `test`, and the other members if needed. `mapping` is JSON. */
        DatasetUpload: {
            /**
             * @description A name must not end in a suffix of a format, such as `.csv`.
             * @example catvnoncat
             */
            name: string;
            /**
             * Format: binary
             * @description The file of the training set.
             */
            train?: string;
            /**
             * Format: binary
             * @description The file of the test set.
             */
            test?: string;
            /**
             * Format: binary
             * @description One file with both splits, or a zip of pictures: `train/cat/1.jpg`.
             */
            archive?: string;
            mapping?: components["schemas"]["ImportMapping"];
            /**
             * @description `true`: the import only reports what it finds, and adds no version.
             * @enum {string}
             */
            dryRun?: "true" | "false";
        };
        /** @description A version of a dataset. */
        DatasetVersion: {
            name: string;
            /** @description Each upload of other content makes the next version. A dataset in a folder has version 1. */
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
            /** @description The time of the import. Null for a dataset in a folder. */
            createdAt: string | null;
            /** @description The size of both files. Null for a dataset in a folder. */
            bytes: number | null;
            import: components["schemas"]["ImportReport"] | null;
        };
        /** @description The versions of a dataset, the newest first. */
        DatasetVersions: {
            items: components["schemas"]["DatasetVersion"][];
        };
        /** @description What was removed. */
        DeletedDataset: {
            name: string;
            /** @description The numbers of the removed versions. */
            versions: number[];
        };
        /** @description What a deletion of the sweep would remove. */
        DeletionPreview: {
            sweepId: string;
            /** @description The number of trials of the sweep. */
            trials: number;
            /** @description The number of stored models. */
            models: number;
            /** @description The number of stored cost curves. */
            costCurves: number;
            /** @description The number of recorded messages to webhooks. */
            deliveries: number;
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
        Difference: {
            /** @description What differs: `params.learningRate`, `status`, `rung`, `metrics.train.cost`, `modelDigest`, `stoppedIteration` or `curveDigest`. */
            name: string;
            /** @description The stored value. */
            stored: number | string | boolean | null;
            /** @description The value that was computed now. */
            computed: number | string | boolean | null;
        };
        DifferingTrial: {
            trialId: string;
            differences: components["schemas"]["Difference"][];
        };
        /** @description What a submit, an extension or a retry would do now. The numbers are those of the trials and runs that the request adds or trains again. */
        DryRun: {
            trials: number;
            runs: number;
            /** @description The number of trials that reuse a result of an earlier sweep. */
            reusedTrials: number;
            /** @description The number of runs whose trials all reuse results. These runs need no job. */
            reusedRuns: number;
            /** @description The number of runs that continue from a checkpoint of an earlier run. */
            continuedRuns: number;
            /** @description The maximum number of iterations to train, with those of folds. Runs that diverge or stop early need fewer. */
            iterations: number;
            /** @description The time to train `iterations` on the current workers, if they have no other work. Null without a worker, or if no run was timed yet. If a part of it is computed from the speed of other runs, `assumptions` has `computed-speed`. */
            estimatedMs: number | null;
            /** @description The recent time per iteration of one thread on this data. Without a measurement it is computed from the operations of an iteration. Null if no run was timed yet. */
            iterationMs: number | null;
            /** @description The number of training threads of the current workers. */
            threads: number;
            /** @description The first ten of these trials, in the order of the plan. Empty for an adaptive search. */
            firstTrials: {
                index: number;
                params: components["schemas"]["Params"];
            }[];
            /** @description What the numbers assume. For a sweep whose work depends on outcomes, because of an adaptive search or pruning: `nothing-reused`, `half-pruned`, `mean-iterations`, `equal-preprocessings`, `equal-layers`, `equal-optimizations`, `equal-spaces`. For any sweep: `computed-speed`. */
            assumptions: components["schemas"]["Warning"][];
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
        /** @description The predictions of a trial for the images of a split, compared with the labels. */
        Evaluation: {
            trialId: string;
            split: "train" | "validation" | "test" | (string & {});
            /** @description The number of images of the split. */
            images: number;
            /** @description The metrics of the split, computed from the predictions. Those of test and validation have the bits of the metrics of the trial. With folds, those of validation are of all predictions out of fold together, and those of the trial are means over the folds. */
            metrics: {
                accuracy: number;
                balancedAccuracy: number;
                precision: number | null;
                recall: number | null;
                f1: number | null;
                rocAuc: number | null;
            };
            /** @description The 95 % Wilson score interval of the accuracy: what the number of images says about the accuracy on all images of this kind. */
            accuracyInterval: {
                low: number;
                high: number;
            };
            /** @description The accuracy of a model that always predicts the largest class, and this class. */
            majority: {
                label: number;
                class: string;
                share: number;
            };
            /** @description Counts of images: one row for each true class, one column for each predicted class, in the order of the labels. */
            confusion: number[][];
            /** @description By label. */
            classes: components["schemas"]["ClassEvaluation"][];
            /** @description With two classes the curve of label 1, with more one curve for each class. */
            roc: components["schemas"]["RocCurve"][];
            /** @description The images whose true class has the lowest probability. */
            worst: {
                /** @description The index of the image in its file, from 0. The images of `validation` are in the train file. */
                index: number;
                /** @description The true label of the image. */
                label: number;
                /** @description The predicted label. */
                predicted: number;
                /** @description The name of the predicted class. */
                class: string;
                /** @description The probability of each class, the class of label 0 first. Null if the output of the model is not a number, which only happens after a divergence. */
                probabilities: (number | null)[];
                /** @description The path of the picture in this API. */
                image: string;
            }[];
        };
        /** @description A change, as the event streams and the messages to webhooks report it. Later versions may add types: a client ignores an event whose type it does not know. */
        Event: {
            id: string | null;
            type: "stream.started" | "sweep.created" | "sweep.updated" | "sweep.ended" | "sweep.deleted" | "run.updated" | "run.progress" | "trial.updated" | "trial.ended" | "trial.best" | "operation.updated" | (string & {});
            /** Format: date-time */
            timestamp: string;
            /** @description The content of the event, by its type. */
            data: unknown;
        } & (components["schemas"]["StreamStartedEvent"] | components["schemas"]["SweepCreatedEvent"] | components["schemas"]["SweepUpdatedEvent"] | components["schemas"]["SweepEndedEvent"] | components["schemas"]["SweepDeletedEvent"] | components["schemas"]["RunUpdatedEvent"] | components["schemas"]["RunProgressEvent"] | components["schemas"]["TrialUpdatedEvent"] | components["schemas"]["TrialEndedEvent"] | components["schemas"]["TrialBestEvent"] | components["schemas"]["OperationUpdatedEvent"]);
        /** @description Another iteration count, more trials of an adaptive search, or another space. The other members are null. Trials that the sweep already has are not added again. */
        Extension: {
            /** @description Another iteration count for every combination of the sweep. */
            iterations: number | null;
            /** @description The number of trials that an adaptive search chooses in addition. */
            trials: number | null;
            /** @description Another space, or a list of spaces. */
            space: (components["schemas"]["Space"] | components["schemas"]["Space"][]) | null;
            /** @description How trials are chosen from `space`. */
            search: components["schemas"]["Search"] | null;
            planVersion: number | null;
        };
        /** @description One of three: `iterations`, up to which every combination of the sweep is trained; another `space` to search, or a list of spaces; or `trials`, the number of trials that an adaptive search chooses in addition. A sweep with an adaptive search takes only `trials`, and only such a sweep takes it. `search` needs `space`. Null means the same as a member that is left out. */
        ExtensionRequest: {
            iterations?: number | null;
            trials?: number | null;
            space?: (components["schemas"]["SpaceRequest"] | components["schemas"]["SpaceRequest"][]) | null;
            search?: components["schemas"]["SearchRequest"] | null;
        };
        /** @description The reason why a trial, a run or a sweep failed. */
        Failure: {
            /** @description The kind of the failure. Later versions may add codes. */
            code: "no-result" | "planning-failed" | "diverged" | "crashed" | "out-of-memory" | "thread-died" | "job-removed" | "run-failed" | "bad-job-data" | "bad-record" | "redis-unsuitable" | "redis-unavailable" | "redis-full" | "process-busy" | "internal" | "bad-run" | "bad-checkpoint" | "bad-validation" | "dataset-not-found" | "dataset-changed" | "bad-name" | "bad-dataset-folder" | "bad-datasets-dir" | "outside-datasets" | "dead-link" | "unreadable" | "not-a-folder" | "not-a-file" | "too-slow" | "reader-busy" | "reader-crashed" | "download-failed" | "name-taken" | "blob-missing" | "not-offered" | "cannot-store" | "too-large-to-fetch" | "not-hdf5" | "missing-key" | "wrong-type" | "wrong-shape" | "channels-first" | "no-images" | "too-large" | "not-own-values" | "unknown-filter" | "bad-label" | "files-differ" | (string & {});
            message: string;
        };
        /** @description The metrics of a trial on one fold. */
        FoldMetrics: {
            /** @description The number of iterations of the training without the fold: fewer than the trial has if the training stopped early. */
            iterations: number;
            metrics: {
                /** @description The mean cross-entropy, without class weights and the L2 penalty. Null if it is not finite, and for a result of a version that did not measure it. */
                cost: number | null;
                accuracy: number | null;
                /** @description The mean recall of the classes that are present. Null for a result of version 0.2 or earlier. */
                balancedAccuracy: number | null;
                /** @description The share of images predicted as a class that have this class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                precision: number | null;
                /** @description The share of images of a class that are predicted as this class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                recall: number | null;
                /** @description The harmonic mean of precision and recall. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                f1: number | null;
                /** @description The area under the ROC curve: the probability that an image of a class has a higher score than one of another class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                rocAuc: number | null;
            };
        };
        /** @description k-fold cross-validation: `folds` is k, and `seed` draws the folds. */
        Folds: {
            folds: number;
            seed: number;
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
        /** @description An image of a dataset. */
        Image: {
            /** @description The index of the image in its file, from 0. */
            index: number;
            label: number;
            /** @description The name of the class of the label. */
            class: string;
        };
        ImagePage: {
            items: components["schemas"]["Image"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description The pixels of images, in the shape of the images of the model. */
        ImagesRequest: {
            /** @description The images. Each one has a number from 0 to 255 for each channel of each pixel: nested (height, width, channels), or flat in the same order. */
            images: unknown[][];
        };
        /** @description Describes the layout of the files. Each member is optional, and null stands for the default. A member is needed only if the files can be read in two ways. Then the error names it. */
        ImportMapping: {
            /** @description The key of the images. In a source with both splits it is the key of train. Default: found by type and shape. */
            x?: string | null;
            /** @description The key of the labels. In a source with both splits it is the key of train. */
            y?: string | null;
            /** @description The key of the images of test. Default: `x` in the test file. */
            testX?: string | null;
            /** @description The key of the labels of test. Default: `y` in the test file. */
            testY?: string | null;
            /** @description The key of the names of the classes. */
            classes?: string | null;
            /** @description The names of the classes by label, if no key has them. For pictures: the names of the folders, in the order of the labels. */
            classNames?: string[] | null;
            /** @description The order of the axes of an image. Default: `hwc`, height, width, channels. */
            axes?: ("hwc" | "chw") | null;
            /** @description The shape of one image, in the order of `axes`: of flat vectors, or the size to which pictures are converted. */
            shape?: number[] | null;
            /** @description The range of the pixels. Needed if floats or booleans are only 0 and 1. */
            range?: ("0-1" | "0-255") | null;
            /** @description The label of the first class. Needed if labels could be numbered from 0 and from 1. */
            firstLabel?: (0 | 1) | null;
            /** @description What a validation split becomes. Default: `test`, if the source has no test split. */
            valid?: ("train" | "test" | "ignore") | null;
            /** @description The share of each class that becomes test, and the seed that draws it, if the source has no test split. Default: 0.2 and 1. */
            split?: {
                testShare?: number | null;
                seed?: number | null;
            } | null;
        };
        /** @description What an import has found and converted. */
        ImportReport: {
            /** @description `article`: the files were stored as they are; `arrays`: HDF5, `.npz` or `.npy`; `pictures`: a folder of pictures for each class. */
            layout: string;
            /** @description The type of the images before the conversion, or `pictures`. */
            dtype: string;
            /** @description The shape of the images of train before the conversion. */
            shape: number[];
            /** @description The least and the greatest value of an image before the conversion. */
            range: [
                number,
                number
            ];
            /** @description The keys or folders from which each split was made. `test` is null if test was drawn from train, and `classes` if no key has the names of the classes. */
            found: {
                train: {
                    x: string;
                    y: string;
                };
                test: {
                    x: string;
                    y: string;
                } | null;
                classes: string | null;
            };
            /** @description One sentence for each conversion. */
            conversions: string[];
            /** @description Files and keys that the import does not use: the first 50, and as the last text how many more there are. */
            ignored: string[];
        };
        /** @description The result of `dataset.import`. */
        ImportResult: {
            name: string;
            /** @description The number of the version. Null for a dry run. */
            version: number | null;
            /** @description False if a version with the same content existed before, and for a dry run. */
            created: boolean;
            report: components["schemas"]["ImportReport"];
        };
        /** @description How strongly each hyperparameter of a sweep influences a metric. */
        Importance: {
            sweepId: string;
            metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | "metrics.test.cost" | "metrics.validation.balancedAccuracy" | "metrics.validation.precision" | "metrics.validation.recall" | "metrics.validation.f1" | "metrics.validation.rocAuc" | "metrics.test.balancedAccuracy" | "metrics.test.precision" | "metrics.test.recall" | "metrics.test.f1" | "metrics.test.rocAuc" | "metrics.train.balancedAccuracy" | "metrics.train.precision" | "metrics.train.recall" | "metrics.train.f1" | "metrics.train.rocAuc" | (string & {});
            method: "permutation-on-random-forest" | (string & {});
            /** @description The number of completed trials that were used. If there are more than 2000 completed trials, a sample of 2000 is used. */
            trials: number;
            /** @description The R² of the out-of-bag predictions of the forest: 1 if the hyperparameters explain the metric completely, 0 or less if they explain nothing. Null if all trials have the same value of the metric. */
            score: number | null;
            /** @description One importance for each hyperparameter that varies, the highest first. The importances add up to 1, or are all 0 if the forest explains nothing. */
            importances: {
                param: "params.learningRate" | "params.seed" | "params.initScale" | "params.l2" | "params.momentum" | "params.nesterov" | "params.preprocessing" | "params.layers" | "params.activation" | "params.initialization" | "params.optimizer" | "params.batchSize" | "params.schedule" | "params.classWeight" | "params.iterations" | (string & {});
                importance: number;
                /** @description The standard deviation of the importance over the permutations. */
                spread: number;
            }[];
        };
        /** @description The service, its limits, and what the caller may do. */
        Info: {
            /** @description The version of the service. */
            version: string;
            /** @description The version of the training engine of this api. */
            engine: number;
            /** @description The version of the rules by which new sweeps are planned. */
            planVersion: number;
            limits: components["schemas"]["Limits"];
            caller: components["schemas"]["InfoCaller"];
        };
        /** @description The caller of this request. */
        InfoCaller: {
            /** @description The name of the token. Null for a service without tokens. */
            token: string | null;
            /** @description What the caller may do. */
            scopes: ("read" | "predict" | "write" | "admin" | (string & {}))[];
        };
        /** @description Two equal numbers if nothing is unknown. */
        Interval: {
            min: number;
            max: number;
        };
        /** @description The number of trials that the rule would not have stopped. Some of them may diverge. */
        KeptTrials: {
            min: number;
            max: number;
            /** @description The first 100 trials that the rule would certainly not have stopped. */
            trialIds: string[];
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
        /** @description The highest values that the api accepts. */
        Limits: {
            bodyBytes: number;
            trialsPerSweep: number;
            iterations: number;
            itemsPerPage: number;
            filterCharacters: number;
            /** @description Of one caller. Null without a limit. */
            requestsPerMinute: number | null;
        };
        /** @description Metrics by split of the data. All except the cost are from 0 to 1. */
        Metrics: {
            train: {
                /** @description The cost at the last iteration, computed before the update of this iteration, with the class weights and the L2 penalty. With a `batchSize`, the cost of the batch of this iteration. */
                cost: number;
                accuracy: number;
                /** @description The mean recall of the classes that are present. Null for a result of version 0.2 or earlier. */
                balancedAccuracy: number | null;
                /** @description The share of images predicted as a class that have this class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                precision: number | null;
                /** @description The share of images of a class that are predicted as this class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                recall: number | null;
                /** @description The harmonic mean of precision and recall. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                f1: number | null;
                /** @description The area under the ROC curve: the probability that an image of a class has a higher score than one of another class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                rocAuc: number | null;
            };
            /** @description The held-out part of the training set, or the means over the folds. Null without validation. */
            validation: {
                /** @description The mean cross-entropy, without class weights and the L2 penalty. Null if it is not finite, and for a result of a version that did not measure it. */
                cost: number | null;
                accuracy: number;
                /** @description The mean recall of the classes that are present. Null for a result of version 0.2 or earlier. */
                balancedAccuracy: number | null;
                /** @description The share of images predicted as a class that have this class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                precision: number | null;
                /** @description The share of images of a class that are predicted as this class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                recall: number | null;
                /** @description The harmonic mean of precision and recall. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                f1: number | null;
                /** @description The area under the ROC curve: the probability that an image of a class has a higher score than one of another class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                rocAuc: number | null;
                /** @description The standard deviation of each metric over the folds as a whole population, as in scikit-learn. Null without folds. */
                std: {
                    /** @description The mean cross-entropy, without class weights and the L2 penalty. Null if it is not finite, and for a result of a version that did not measure it. */
                    cost: number | null;
                    accuracy: number | null;
                    /** @description The mean recall of the classes that are present. Null for a result of version 0.2 or earlier. */
                    balancedAccuracy: number | null;
                    /** @description The share of images predicted as a class that have this class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                    precision: number | null;
                    /** @description The share of images of a class that are predicted as this class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                    recall: number | null;
                    /** @description The harmonic mean of precision and recall. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                    f1: number | null;
                    /** @description The area under the ROC curve: the probability that an image of a class has a higher score than one of another class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                    rocAuc: number | null;
                } | null;
                /** @description Each fold in its order. Null without folds. */
                folds: components["schemas"]["FoldMetrics"][] | null;
            } | null;
            test: {
                /** @description The mean cross-entropy, without class weights and the L2 penalty. Null if it is not finite, and for a result of a version that did not measure it. */
                cost: number | null;
                accuracy: number;
                /** @description The mean recall of the classes that are present. Null for a result of version 0.2 or earlier. */
                balancedAccuracy: number | null;
                /** @description The share of images predicted as a class that have this class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                precision: number | null;
                /** @description The share of images of a class that are predicted as this class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                recall: number | null;
                /** @description The harmonic mean of precision and recall. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                f1: number | null;
                /** @description The area under the ROC curve: the probability that an image of a class has a higher score than one of another class. With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier. */
                rocAuc: number | null;
            };
        };
        /** @description The model of a trial, and everything needed to predict. */
        Model: {
            trialId: string;
            /** @description The `modelDigest` of the trial. */
            digest: string | null;
            /** @description Height, width, channels. */
            inputShape: number[];
            preprocessing: components["schemas"]["ModelPreprocessing"];
            /** @description The held-out images. Null without a validation split, and with folds: then the model was trained on all images. */
            validation: components["schemas"]["HeldOut"] | null;
            /** @description The layers, the first one first. The input of the first layer is the preprocessed image: row by row, pixel by pixel, with the channels of a pixel together. */
            layers: components["schemas"]["ModelLayer"][];
            /** @description With two classes, the label is 1 if the output of the last layer is above this number. For one layer, this means that weights · input + bias is above 0. Null with more classes: the label is the index of the largest output, the lowest one of several. */
            threshold: number | null;
            /** @description The classes, by label from 0. */
            classes: {
                name: string;
            }[];
        };
        /** @description A name for a version, which can be moved. */
        ModelAlias: {
            name: string;
            version: number;
            /**
             * Format: date-time
             * @description The time of its last move.
             * @example 2026-11-24T10:00:00.000Z
             */
            movedAt: string;
        };
        /** @description The dataset on which the model was trained, with the content that it had. */
        ModelDataset: {
            name: string;
            /** @description Each upload of other content makes the next version. A dataset in a folder has version 1. */
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
        ModelLayer: {
            /** @description One row for each output of the layer. A row has one weight for each input of the layer. */
            weights: number[][];
            /** @description One number for each output of the layer. */
            bias: number[];
            /** @description Applied to the outputs of the layer. The last layer has `sigmoid` with two classes, and `softmax` with more. */
            activation: "relu" | "tanh" | "sigmoid" | "softmax" | (string & {});
        };
        /** @description The rule that converts a pixel x from 0 to 255 to a feature. `mean` and `deviation` have one number for each feature, computed over the images that the trial was trained on (deviation with 1/m). They are null if the rule does not use them. */
        ModelPreprocessing: {
            name: "divide255" | "standardize" | (string & {});
            rule: "x / 255" | "(x - mean) / deviation, 0 where deviation is 0" | (string & {});
            mean: number[] | null;
            deviation: number[] | null;
        };
        /** @description A copy of the model of a trial, with its lineage. It never changes, and does not need its sweep or its dataset. */
        ModelVersion: {
            /** @description The name of the model. */
            name: string;
            /** @description Versions count from 1. The number of a deleted version is not used again. */
            version: number;
            /** @description The aliases that point to this version. */
            aliases: string[];
            trialId: string;
            /** @description The sweep of the trial. It may be deleted by now. */
            sweepId: string;
            /** @description The status that the trial had when the version was made. */
            trialStatus: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled" | "pruned" | (string & {});
            params: components["schemas"]["Params"];
            metrics: components["schemas"]["Metrics"] | null;
            objective: components["schemas"]["Objective"];
            dataset: components["schemas"]["ModelDataset"];
            engine: number | null;
            /** @description The `modelDigest` of the trial. Null if the trial had none. */
            modelDigest: string | null;
            /**
             * @description The digest of the stored copy of the model: its file `model.safetensors`.
             * @example sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242
             */
            digest: string;
            /** @description The size of this copy. */
            sizeBytes: number;
            /** @description Height, width, channels of an image. */
            inputShape: number[];
            /** @description The classes, by label from 0. */
            classes: {
                name: string;
            }[];
            note: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            createdAt: string;
        };
        ModelVersionPage: {
            items: components["schemas"]["ModelVersion"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description The trial whose model becomes a version. */
        ModelVersionRequest: {
            /**
             * @description The trial whose model is copied. It must have a model.
             * @example swp_01m8m7a1c7v2q0x4n9j5d3k8ze-t0
             */
            trialId: string;
            /** @description A text about this version. It never changes. */
            note?: string | null;
        };
        NewBest: {
            sweepId: string;
            /** @description The new best trial. */
            trialId: string;
            metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | "metrics.test.cost" | "metrics.validation.balancedAccuracy" | "metrics.validation.precision" | "metrics.validation.recall" | "metrics.validation.f1" | "metrics.validation.rocAuc" | "metrics.test.balancedAccuracy" | "metrics.test.precision" | "metrics.test.recall" | "metrics.test.f1" | "metrics.test.rocAuc" | "metrics.train.balancedAccuracy" | "metrics.train.precision" | "metrics.train.recall" | "metrics.train.f1" | "metrics.train.rocAuc" | (string & {});
            value: number;
        };
        /** @description The metric and direction by which trials are ranked. */
        Objective: {
            metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | "metrics.test.cost" | "metrics.validation.balancedAccuracy" | "metrics.validation.precision" | "metrics.validation.recall" | "metrics.validation.f1" | "metrics.validation.rocAuc" | "metrics.test.balancedAccuracy" | "metrics.test.precision" | "metrics.test.recall" | "metrics.test.f1" | "metrics.test.rocAuc" | "metrics.train.balancedAccuracy" | "metrics.train.precision" | "metrics.train.recall" | "metrics.train.f1" | "metrics.train.rocAuc" | (string & {});
            direction: "maximize" | "minimize" | (string & {});
        };
        /** @description The metric by which trials are ranked. Default of `direction`: `minimize` for a cost, `maximize` for an accuracy. A metric of validation needs `validation` in the sweep. Default of the objective: `metrics.validation.accuracy` with `validation`, `metrics.test.accuracy` without it. */
        ObjectiveRequest: {
            /** @enum {string} */
            metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | "metrics.test.cost" | "metrics.validation.balancedAccuracy" | "metrics.validation.precision" | "metrics.validation.recall" | "metrics.validation.f1" | "metrics.validation.rocAuc" | "metrics.test.balancedAccuracy" | "metrics.test.precision" | "metrics.test.recall" | "metrics.test.f1" | "metrics.test.rocAuc" | "metrics.train.balancedAccuracy" | "metrics.train.precision" | "metrics.train.recall" | "metrics.train.f1" | "metrics.train.rocAuc";
            direction?: ("maximize" | "minimize") | null;
        };
        /** @description Long work that a request has started. It has ended if `finishedAt` is not null. */
        Operation: {
            /** @example op_01m8m7a1c7v2q0x4n9j5d3k8ze */
            id: string;
            type: "sweep.delete" | "sweep.verify" | "sweep.audit" | "dataset.import" | (string & {});
            status: "queued" | "running" | "completed" | "failed" | "cancelled" | (string & {});
            /** @description What the operation changes. */
            target: {
                sweepId: string | null;
                /** @description The name of the dataset that `dataset.import` makes; null for other types. */
                dataset: string | null;
            };
            /** @description The finished part of the work. Null if the size is not known yet. */
            progress: {
                done: number;
                total: number;
            } | null;
            /** @description The result of a completed operation; its members depend on `type`. For `sweep.delete`: the numbers of removed `trials`, `models`, `costCurves` and `deliveries`, or null if they are not known. For `sweep.verify`: a `Verification`; for `sweep.audit`: an `Audit`. For `dataset.import`: an `ImportResult`. */
            result: (components["schemas"]["Verification"] | components["schemas"]["Audit"] | components["schemas"]["ImportResult"] | {
                [key: string]: unknown;
            }) | null;
            /** @description The reason of a failed operation. Later versions may add codes. */
            error: {
                code: "sweep-present" | "sweep-changed" | "sweep-deleted" | "import-refused" | "upload-lost" | "work-failed" | (string & {});
                detail: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            createdAt: string;
            startedAt: string | null;
            /** @description Null until the operation has ended. */
            finishedAt: string | null;
            /** @description Whether the operation can be cancelled now. */
            cancellable: boolean;
        };
        OperationChange: {
            operationId: string;
            operationType: "sweep.delete" | "sweep.verify" | "sweep.audit" | "dataset.import" | (string & {});
            status: "queued" | "running" | "completed" | "failed" | "cancelled" | (string & {});
            /** @description The sweep of the operation. Null for an operation without a sweep. */
            sweepId: string | null;
        };
        OperationPage: {
            items: components["schemas"]["Operation"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description The status of an operation has changed. Only in the stream of all sweeps. */
        OperationUpdatedEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "operation.updated";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["OperationChange"];
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
            /** @description The sizes of the hidden layers, from the features on. An empty list: no hidden layer. */
            layers: number[];
            /** @description The activation of the hidden layers. Without hidden layers it has no effect, and is `relu`. */
            activation: "relu" | "tanh" | "sigmoid" | (string & {});
            /** @description How weights begin, as multiples of samples of the standard normal distribution: `normal` by `initScale`, `lecun` by 1/√inputs, `he` by √(2/inputs), `xavier` by √(2/(inputs + outputs)) of the layer. `initScale` has an effect with `normal` only, and otherwise is 0.01. */
            initialization: "normal" | "lecun" | "he" | "xavier" | (string & {});
            /** @description How the gradient changes the weights: `sgd` by gradient descent with `momentum` and `nesterov`, `adam` by the method of Kingma and Ba with β₁ 0.9, β₂ 0.999 and ε 1e-8. With `adam`, `momentum` and `nesterov` have no effect, and are 0 and false. */
            optimizer: "sgd" | "adam" | (string & {});
            /**
             * @description The number of images of an iteration, drawn without repetition until all images were used once. 0 takes all images, as does a number that is not below the number of images.
             * @example 0
             */
            batchSize: number;
            /** @description How the learning rate α changes with the number t of an iteration, from 0. `constant`: α. `inverse:DECAY`: α / (1 + DECAY · t). `step:EVERY:FACTOR`: α · FACTOR^⌊t/EVERY⌋. `cosine:PERIOD:WARMUP`: α · (t + 1)/WARMUP in the first WARMUP iterations, then a half cosine from α to 0 at iteration PERIOD. WARMUP is 0 if it is left out. */
            schedule: string;
            /** @description The weight of an image in the cost that the run minimises. `none`: 1. `balanced`: m / (C · n) for m images, C classes, and n images in its class, so that all classes have the same weight. */
            classWeight: "none" | "balanced" | (string & {});
            /**
             * @description The number of iterations. An iteration is one step of gradient descent; with a `batchSize`, a step on one batch.
             * @example 2000
             */
            iterations: number;
        };
        /** @description What a model predicts for an image of a request. */
        PredictedImage: {
            /** @description The predicted label. */
            predicted: number;
            /** @description The name of the predicted class. */
            class: string;
            /** @description The probability of each class, the class of label 0 first. Null if the output of the model is not a number, which only happens after a divergence. */
            probabilities: (number | null)[];
            /** @description With `picture=true`: the image that was scored, as a `data:` URL of a PNG with the height and width of the images of the model. Otherwise null. */
            picture: string | null;
        };
        PredictedImages: {
            model: components["schemas"]["ScoringModel"];
            /** @description One for each image, in the order of the request. */
            predictions: components["schemas"]["PredictedImage"][];
        };
        /** @description What the model of a trial predicts for an image. */
        Prediction: {
            /** @description The index of the image in its file, from 0. The images of `validation` are in the train file. */
            index: number;
            /** @description The true label of the image. */
            label: number;
            /** @description The predicted label. */
            predicted: number;
            /** @description The name of the predicted class. */
            class: string;
            /** @description The probability of each class, the class of label 0 first. Null if the output of the model is not a number, which only happens after a divergence. */
            probabilities: (number | null)[];
        };
        PredictionPage: {
            items: components["schemas"]["Prediction"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /**
         * @description Runs of sweeps with a higher priority are trained first. Sweeps with the same priority take turns.
         * @enum {string}
         */
        Priority: "high" | "normal" | "low";
        /** @description Problem details (RFC 9457). */
        Problem: {
            /** @example urn:sweepq:problem:validation */
            type: string;
            /**
             * @description The last part of `type`. Later versions may add codes.
             * @example validation
             */
            code: "malformed-request" | "malformed-json" | "validation" | "method-not-allowed" | "not-acceptable" | "request-timeout" | "body-too-large" | "unsupported-media-type" | "picture-unusable" | "expectation-failed" | "headers-too-large" | "unauthorized" | "forbidden" | "foreign-host" | "cross-origin" | "rate-limited" | "not-found" | "no-validation-split" | "conflict" | "sweep-ended" | "sweep-open" | "sweep-closed" | "nothing-to-retry" | "operation-not-cancellable" | "model-in-use" | "too-few-trials" | "dataset-in-use" | "dataset-in-folder" | "precondition-failed" | "idempotency-key-used" | "model-too-large" | "dataset-unusable" | "unreadable" | "internal" | "busy" | "uploads-unavailable" | "shutting-down" | "redis-unavailable" | "redis-unsuitable" | "redis-full" | (string & {});
            title: string;
            /** @enum {integer} */
            status: 400 | 405 | 406 | 408 | 413 | 415 | 422 | 417 | 431 | 401 | 403 | 429 | 404 | 409 | 412 | 500 | 503;
            detail: string;
            /**
             * @description Names the request: `urn:sweepq:request:` and the id of the header X-Request-Id.
             * @example urn:sweepq:request:6f1c9a0e-5d0b-4c1e-9a63-0f6e2b8d7a11
             */
            instance: string;
            /** @description The invalid values, up to 100. */
            errors?: {
                /** @description The part of the request that has the invalid value. */
                in: "path" | "query" | "header" | "body" | (string & {});
                /** @description The JSON pointer (RFC 6901) to the invalid value. Outside the body, its first part is the name of the parameter or the header. */
                pointer: string;
                detail: string;
                /**
                 * @description The reason why a dataset cannot be used: the code of a failure, such as `not-hdf5`. Null for other values. Later versions may add codes.
                 * @example not-hdf5
                 */
                code: string | null;
            }[];
        };
        /** @description The pruning rule with all its settings. Null: the setting does not belong to the rule, or is not used. */
        Pruning: {
            rule: "halving" | "hyperband" | "median" | (string & {});
            eta: number;
            minIterations: number;
            cohort: number | null;
            patience: number | null;
            startup: number | null;
            warmup: number | null;
        };
        /** @description Trains trials in steps, and stops those that are worse than others at the same iteration count. `halving` is successive halving, `hyperband` a cycle of its brackets, `median` stops a trial below the median of its cohort. A pruned trial keeps its metrics, its model and a checkpoint. The space must have one iteration count. */
        PruningRequest: {
            /** @enum {string} */
            rule: "halving" | "hyperband" | "median";
            /** @description The ratio of two rungs. `halving` and `hyperband` promote the best 1/`eta` of a cohort. Default: 3. */
            eta?: number | null;
            /** @description The lowest rung, below the iteration count of the space. Default: the iteration count divided by 27, rounded up. */
            minIterations?: number | null;
            /** @description The number of trials that are compared with each other. Default: 27. `hyperband` has brackets of its own sizes instead. */
            cohort?: number | null;
            /** @description Prunes a trial only if its metric has not improved for this number of rungs. Default: no such condition. */
            patience?: number | null;
            /** @description Only for `median`: the number of trials at a rung before it prunes. Default: 5. */
            startup?: number | null;
            /** @description Only for `median`: it prunes nothing at rungs below this iteration count. Default: it prunes at every rung. */
            warmup?: number | null;
        };
        /** @description A range as it was submitted. Without `step` and `count`, every number from `min` to `max` can be drawn. If `int` is true, only whole numbers. */
        Range: {
            min: number;
            max: number;
            scale: "linear" | "log" | (string & {});
            int: boolean;
            /** @description The values are `min`, `min` + `step`, …. */
            step: number | null;
            /** @description The number of values from `min` to `max`, including both. */
            count: number | null;
        };
        /** @description A name with versions, which never change, and aliases, which can be moved. */
        RegisteredModel: {
            name: string;
            tags: string[];
            note: string | null;
            /** @description Sorted by name. */
            aliases: components["schemas"]["ModelAlias"][];
            versionCount: number;
            /** @description The newest version: the one that the name alone means. Null if all versions are deleted. */
            newest: components["schemas"]["ModelVersion"] | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description The time of the last change.
             * @example 2026-11-24T10:00:00.000Z
             */
            updatedAt: string;
        };
        /** @description A JSON merge patch (RFC 7396): the fields to change. Null removes the note or all tags. */
        RegisteredModelEdit: {
            /** @description Labels for finding the model. A tag that occurs twice is rejected. */
            tags?: string[] | null;
            note?: string | null;
        };
        RegisteredModelPage: {
            items: components["schemas"]["RegisteredModel"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        /** @description What a pruning rule would have done with the trials of a sweep. */
        Replay: {
            sweepId: string;
            pruning: components["schemas"]["Pruning"];
            trials: number;
            /** @description The iterations that the rule would have trained. */
            iterations: components["schemas"]["Interval"];
            /** @description The iterations of the trials of the sweep, reused ones included. */
            sweepIterations: number;
            rungs: components["schemas"]["ReplayedRung"][];
            kept: components["schemas"]["KeptTrials"];
            best: components["schemas"]["ReplayedBest"];
        };
        /** @description Whether the rule would have kept the best trial of the sweep. */
        ReplayedBest: {
            trialId: string;
            /** @description Null if it is not known. */
            kept: boolean | null;
        } | null;
        ReplayedRung: {
            iterations: number;
            /** @description The number of trials that would have been trained up to the rung. */
            reaching: components["schemas"]["Interval"];
            /** @description How many trials certainly reach the rung and have a known value there. */
            known: number;
            /** @description How many trials certainly reach the rung and have no known value there. */
            unknown: number;
            /** @description How many trials certainly go on. */
            promoted: number;
            /** @description How many trials certainly end at the rung. */
            pruned: number;
        };
        /** @description Which trials to train again. Default: all failed trials. */
        RetryRequest: {
            status?: "failed" | null;
            cause?: string | null;
        };
        /** @description The ROC curve of one class against the rest. */
        RocCurve: {
            label: number;
            class: string;
            /** @description The number of points of the whole curve. 0 if all images have the same class, or if an output of the model is not a number. */
            pointCount: number;
            /** @description Points of the curve, from (0, 0) to (1, 1). A curve with more points than the `points` of the request is thinned: each omitted point is less than 2 / (`points` − 1) from a kept one, measured along the curve. */
            points: {
                /** @description The false positive rate. */
                fpr: number;
                /** @description The true positive rate. */
                tpr: number;
                /** @description An image counts as positive if its probability of the class is at least this value. Null at the first point, where no image is positive. */
                threshold: number | null;
            }[];
        };
        /** @description One queued training job: one trajectory of gradient descent. */
        Run: {
            id: string;
            sweepId: string;
            /** @description The number of the run in its sweep, from 0. */
            index: number;
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled" | "pruned" | (string & {});
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
            /** @description The last 8 attempts, the oldest first. Null if a version of the service that kept no attempts has trained the run. */
            lastAttempts: components["schemas"]["Attempt"][] | null;
            /** @description The trainings of the run without one fold each, which come before the training on all of the training set. All other members, such as `iteration`, `cost` and `curveDigest`, are those of the training on all of it. Null without folds. */
            folds: components["schemas"]["RunFold"][] | null;
            engine: number | null;
            failure: components["schemas"]["Failure"] | null;
            startedAt: string | null;
            finishedAt: string | null;
        };
        RunChange: {
            sweepId: string;
            runId: string;
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled" | "pruned" | (string & {});
        };
        /** @description The training of a run without one fold. */
        RunFold: {
            /** @description The number of the fold, from 0. */
            fold: number;
            status: "queued" | "running" | "completed" | "diverged" | (string & {});
            /** @description The last iteration that was saved. */
            iteration: number;
            /** @description The cost at `iteration`. */
            cost: number | null;
            costRises: number | null;
            curveDigest: string | null;
        };
        RunPage: {
            items: components["schemas"]["Run"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
        RunProgress: {
            sweepId: string;
            runId: string;
            iteration: number;
            /** @description The highest iteration count of the trials of the run. */
            iterations: number;
            cost: number | null;
            /** @description The fold that is trained now, from 0; then `iteration` and `cost` are those of the fold. Null without folds, and in the training on all of train. */
            fold: number | null;
            /** @description New points of the cost curve of the run. Empty while a fold is trained. */
            points: components["schemas"]["CurvePoint"][];
        };
        /** @description The progress of a run. Only in the stream of a sweep. */
        RunProgressEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "run.progress";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["RunProgress"];
        };
        /** @description The status of a run has changed. */
        RunUpdatedEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "run.updated";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["RunChange"];
        };
        /** @description How pruning divides the trials: consecutive trial numbers form cohorts, whose trials are compared at rungs. */
        Schedule: {
            /** @description The iteration count of each rung, ascending. The last one is that of a whole trial. */
            rungs: number[];
            /** @description The cohorts of one cycle: the number of trials of each, and the rung at which they are compared first. `halving` and `median` have one bracket. */
            brackets: {
                trials: number;
                firstRung: number;
            }[];
            /** @description The number of trials of the sweep itself and of each extension. The cycle of brackets begins again with each part, so the last cohort of a part can be smaller. */
            parts: number[];
        };
        /** @description The model that has predicted. */
        ScoringModel: {
            sweepId: string;
            trialId: string;
            /** @description The name of the registered model. Null for the model of a trial. */
            name: string | null;
            /** @description The version of the registered model. Null for the model of a trial. */
            version: number | null;
        };
        /** @description How trials are chosen from the space. */
        Search: {
            strategy: "grid" | "random" | "sobol" | "tpe" | "gp" | "cmaes" | (string & {});
            /** @description The number of trials to draw. Null for the strategy `grid`. */
            trials: number | null;
            /** @description Null for the strategy `grid`. */
            seed: number | null;
            /** @description The number of trials of an adaptive search that can be open at once. Null for other strategies. */
            parallelism: number | null;
            /** @description The number of results from which on `tpe` or `gp` learns: the first `startup` + `parallelism` − 1 trials are points of Sobol's sequence. Null for other strategies. */
            startup: number | null;
        };
        /** @description `grid` takes every combination. `random` and `sobol` (a low-discrepancy sequence) take `trials` different combinations, which depend only on `seed` (default: 0). `tpe` (tree-structured Parzen estimators), `gp` (Gaussian process) and `cmaes` (CMA-ES) are adaptive: they choose each trial by the outcomes of earlier trials, and `seed` and `parallelism` determine the trials, also with any number of workers. All strategies except `grid` need `trials`. With `grid`, `trials` and `seed` are rejected. Only the adaptive strategies take `parallelism`, and only `tpe` and `gp` take `startup`. */
        SearchRequest: {
            /** @enum {string} */
            strategy: "grid" | "random" | "sobol" | "tpe" | "gp" | "cmaes";
            trials?: number | null;
            seed?: number | null;
            /** @description Only for an adaptive strategy: the number of trials that can be open at once. It determines which outcomes a trial can depend on, so it changes the trials. Use about twice the number of training threads. Default: 8. */
            parallelism?: number | null;
            /** @description Only for `tpe` and `gp`: the number of results from which on the strategy learns. Trial n sees the results of the trials below n − (`parallelism` − 1), so the first `startup` + `parallelism` − 1 trials are points of Sobol's sequence. `gp` learns from at least 2 results. Default: 10. */
            startup?: number | null;
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
            /** @description The sizes of the hidden layers. An empty list has no hidden layer. */
            layers: number[][];
            activation: ("relu" | "tanh" | "sigmoid" | (string & {}))[];
            /** @description Null: `normal` without a hidden layer, otherwise `lecun`. */
            initialization: ("normal" | "lecun" | "he" | "xavier" | (string & {}))[] | null;
            optimizer: ("sgd" | "adam" | (string & {}))[];
            batchSize: number[] | components["schemas"]["Range"];
            schedule: string[];
            classWeight: ("none" | "balanced" | (string & {}))[];
        };
        /** @description For each hyperparameter, a value, a list of different values, or a range. A range has `step` or `count`, not both; `step` is rejected on a log scale. With the strategy `grid`, each range needs one of them. Defaults: `seed` 0, `initScale` 0.01, `l2` 0, `momentum` 0, `nesterov` false, `preprocessing` `divide255`, `layers` [] (no hidden layer), `activation` `relu`, `initialization` by the layers: `normal` without a hidden layer, otherwise `lecun`, `optimizer` `sgd`, `batchSize` 0 (all images), `schedule` `constant`, `classWeight` `none`. */
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
            layers?: (number | number[])[] | null;
            activation?: (("relu" | "tanh" | "sigmoid") | ("relu" | "tanh" | "sigmoid")[]) | null;
            initialization?: (("normal" | "lecun" | "he" | "xavier") | ("normal" | "lecun" | "he" | "xavier")[]) | null;
            optimizer?: (("sgd" | "adam") | ("sgd" | "adam")[]) | null;
            /** @description The number of images of an iteration, drawn without repetition until all images were used once. 0 takes all images, as does a number that is not below the number of images. */
            batchSize?: (number | number[] | {
                /** @example 0 */
                min: number;
                /** @example 0 */
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
            /** @description How the learning rate α changes with the number t of an iteration, from 0. `constant`: α. `inverse:DECAY`: α / (1 + DECAY · t). `step:EVERY:FACTOR`: α · FACTOR^⌊t/EVERY⌋. `cosine:PERIOD:WARMUP`: α · (t + 1)/WARMUP in the first WARMUP iterations, then a half cosine from α to 0 at iteration PERIOD. WARMUP is 0 if it is left out. */
            schedule?: (string | string[]) | null;
            classWeight?: (("none" | "balanced") | ("none" | "balanced")[]) | null;
        };
        /** @description Rules that end a sweep early. Null: no such rule. */
        StopRules: {
            maxSeconds: number | null;
            /** @description A value of the metric in `objective`. */
            target: number | null;
            maxFailures: number | null;
            maxIterations: number | null;
        };
        /** @description Rules that end a sweep early. Trials without an outcome are then cancelled. A trial whose run has begun keeps its latest metrics. `stoppedBy` of the sweep names the rule. */
        StopRulesRequest: {
            /** @description Ends the sweep this number of seconds after the start of its first run. Paused time does not count. */
            maxSeconds?: number | null;
            /** @description A value of the metric in `objective`. The first trial that reaches this value ends the sweep. With an adaptive search or pruning, it is the one with the lowest number, and the sweep ends when all trials before it have ended. */
            target?: number | null;
            /** @description Fails the sweep after this number of failed trials. */
            maxFailures?: number | null;
            /** @description The budget of iterations of the sweep. Trials are taken in the order of their numbers as long as the budget covers them; the others are not trained. A trial counts with its iteration count, a pruned one with the rung at which it ended. Reused results count, too. */
            maxIterations?: number | null;
        };
        StreamStart: {
            /** @description Null in the stream of all sweeps. */
            sweepId: string | null;
            /** @description Whether events after the given `Last-Event-ID` are missing, because they are no longer stored. */
            gap: boolean;
            /** @description The state of the sweep at the start of its stream. Null in the stream of all sweeps. */
            sweep: {
                id: string;
                status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled" | (string & {});
                finishedAt: string | null;
                counts: components["schemas"]["TrialCounts"];
                /** @description The number of trials that the sweep will have if nothing stops it. An adaptive search chooses its trials one after the other, so `counts.total` grows up to this number; it can end below it, because the space has no other combination, or because the budget `maxIterations` covers no more trials. For other searches it equals `counts.total`. */
                plannedTrials: number;
                best: components["schemas"]["Trial"] | null;
                /** @description The reason why the sweep failed: `no-result` if no trial completed, or the reason why the sweep could not be planned. Null if the sweep did not fail, or if `maxFailures` ended a sweep that has completed trials. */
                failure: components["schemas"]["Failure"] | null;
            } | null;
        };
        /** @description The first event of a stream: the present state. Every later change follows as an event. A stream that resumes after an event does not begin with it. */
        StreamStartedEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "stream.started";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["StreamStart"];
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
            /** @description The version of the rules that turn `space` and `search` into trials. */
            planVersion: number;
            /** @description The extensions of the sweep, the oldest first. */
            extensions: components["schemas"]["Extension"][];
            counts: components["schemas"]["TrialCounts"];
            /** @description The number of trials that the sweep will have if nothing stops it. An adaptive search chooses its trials one after the other, so `counts.total` grows up to this number; it can end below it, because the space has no other combination, or because the budget `maxIterations` covers no more trials. For other searches it equals `counts.total`. */
            plannedTrials: number;
            /** @description The rungs and the cohorts of the trials. Null without pruning. */
            schedule: components["schemas"]["Schedule"] | null;
            best: components["schemas"]["Trial"] | null;
            /** @description The stop rule that ended the sweep. Null if no stop rule ended it. */
            stoppedBy: ("maxSeconds" | "target" | "maxFailures" | "maxIterations" | (string & {})) | null;
            /** @description The reason why the sweep failed: `no-result` if no trial completed, or the reason why the sweep could not be planned. Null if the sweep did not fail, or if `maxFailures` ended a sweep that has completed trials. */
            failure: components["schemas"]["Failure"] | null;
            /** @description The warnings that the dataset had at the submit (`train-has-one-class`, `test-has-one-class`, `train-lacks-classes`, `test-lacks-classes`, `class-names-alike`), and those of the sweep (`ranked-by-test`, `space-exhausted`, `repeatability-failed`, `repeatability-cancelled`, `repeatability-max-seconds`). */
            warnings: components["schemas"]["Warning"][];
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            createdAt: string;
            finishedAt: string | null;
        };
        SweepChange: {
            sweepId: string;
            status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled" | (string & {});
            /** @description The reason why the sweep failed, if the reason is known. */
            failure: components["schemas"]["Failure"] | null;
        };
        /** @description A sweep has been created. */
        SweepCreatedEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sweep.created";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["SweepChange"];
        };
        /** @description A sweep was deleted. In the stream of this sweep, it is the last event, also if Redis lost the sweep. */
        SweepDeletedEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sweep.deleted";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["SweepDeletion"];
        };
        SweepDeletion: {
            sweepId: string;
        };
        /** @description A JSON merge patch (RFC 7396): the fields to change. Null removes the name, the note or all tags. */
        SweepEdit: {
            name?: string | null;
            tags?: string[] | null;
            note?: string | null;
            /** @description The waiting runs of the sweep move in the queue. Not possible for a sweep that has ended (409). */
            priority?: components["schemas"]["Priority"];
            /** @description Archived sweeps are not listed by default, and retention does not delete them. */
            archived?: boolean;
        };
        /** @description A sweep is completed, failed or cancelled. Runs and trials that end with it have no events of their own. Later, both streams get an event for each of these whose metrics are kept. A stream of a sweep that ended before the stream began has this event, too, with the time of the end. */
        SweepEndedEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sweep.ended";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["SweepChange"];
        };
        /** @description Sent when a sweep is completed, failed or cancelled. It is a `SweepEndedEvent` with more members. */
        SweepEndedMessage: {
            /** @description The id of the message, as in the header `webhook-id`. Every attempt has the same id. */
            id: string;
            /** @constant */
            type: "sweep.ended";
            /**
             * Format: date-time
             * @description The time of the event. Messages may not arrive in the order of their events.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            /** @description The state of the sweep when it ended. */
            data: {
                sweepId: string;
                status: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled" | (string & {});
                /** @description The reason why the sweep failed, if the reason is known. */
                failure: components["schemas"]["Failure"] | null;
                name: string | null;
                tags: string[];
                counts: components["schemas"]["TrialCounts"];
                best: components["schemas"]["Trial"] | null;
                /** @description The stop rule that ended the sweep. Null if no stop rule ended it. */
                stoppedBy: ("maxSeconds" | "target" | "maxFailures" | "maxIterations" | (string & {})) | null;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                createdAt: string;
                finishedAt: string | null;
            };
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
            /** @description A space, or a list of 1 to 32 spaces, of which each trial belongs to one. `grid` takes the combinations of the first space, then those of the second one that are new, and so on. `random` and `sobol` choose each space equally often, until it has no other combination. For an adaptive strategy, the space is one more choice. `cmaes` takes one space only. No combination is taken twice. */
            space: components["schemas"]["SpaceRequest"] | components["schemas"]["SpaceRequest"][];
            search?: components["schemas"]["SearchRequest"] | null;
            pruning?: components["schemas"]["PruningRequest"] | null;
            validation?: components["schemas"]["ValidationRequest"] | null;
            earlyStopping?: components["schemas"]["EarlyStoppingRequest"] | null;
            objective?: components["schemas"]["ObjectiveRequest"] | null;
            reuse?: boolean | null;
            priority?: components["schemas"]["Priority"] | null;
            stop?: components["schemas"]["StopRulesRequest"] | null;
            webhooks?: components["schemas"]["WebhookRequest"][] | null;
        };
        /** @description The request that submitted the sweep, with all defaults filled in. It never changes. `POST /v1/sweeps` accepts it. */
        SweepSpec: {
            name: string | null;
            tags: string[];
            note: string | null;
            dataset: components["schemas"]["DatasetRef"];
            /** @description A space, or a list of spaces, as it was submitted. */
            space: components["schemas"]["Space"] | components["schemas"]["Space"][];
            search: components["schemas"]["Search"];
            /** @description The rule that stops trials before their last iteration. Null: no rule. */
            pruning: components["schemas"]["Pruning"] | null;
            validation: (components["schemas"]["Validation"] | components["schemas"]["Folds"]) | null;
            earlyStopping: components["schemas"]["EarlyStopping"] | null;
            objective: components["schemas"]["Objective"];
            reuse: boolean;
            priority: "high" | "normal" | "low" | (string & {});
            stop: components["schemas"]["StopRules"] | null;
            webhooks: components["schemas"]["Webhook"][];
        };
        /** @description The status of an open sweep has changed, or the name, the tags, the note, the priority or the archive of a sweep. If the sweep has ended, only the stream of all sweeps has this event. */
        SweepUpdatedEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sweep.updated";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["SweepChange"];
        };
        /** @description One combination of hyperparameters, with its result. */
        Trial: {
            id: string;
            sweepId: string;
            runId: string;
            /** @description The number of the trial in its sweep, from 0. */
            index: number;
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled" | "pruned" | (string & {});
            params: components["schemas"]["Params"];
            metrics: components["schemas"]["Metrics"] | null;
            /** @description The number of iterations after which the run ended, if the run ended before the requested iteration count. The metrics and the model are those of this iteration. A completed trial has `stoppedIteration` after early stopping. A cancelled trial has `stoppedIteration` if its run had begun when the sweep ended. A pruned trial has `stoppedIteration`: its last rung. Cancelled and pruned trials are not ranked, and cancelled ones not reused. */
            stoppedIteration: number | null;
            /** @description The highest rung that the trial has reached, from 0. A queued trial with a rung waits there for the other trials of its cohort, or for a worker. Null before the first rung, and without pruning. */
            rung: number | null;
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
        /** @description A sweep has a new best trial. */
        TrialBestEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "trial.best";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["NewBest"];
        };
        /** @description Sent when a sweep has a new best trial. It is a `TrialBestEvent` with more members. */
        TrialBestMessage: {
            /** @description The id of the message, as in the header `webhook-id`. Every attempt has the same id. */
            id: string;
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
                /** @description The new best trial. */
                trialId: string;
                metric: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | "metrics.test.cost" | "metrics.validation.balancedAccuracy" | "metrics.validation.precision" | "metrics.validation.recall" | "metrics.validation.f1" | "metrics.validation.rocAuc" | "metrics.test.balancedAccuracy" | "metrics.test.precision" | "metrics.test.recall" | "metrics.test.f1" | "metrics.test.rocAuc" | "metrics.train.balancedAccuracy" | "metrics.train.precision" | "metrics.train.recall" | "metrics.train.f1" | "metrics.train.rocAuc" | (string & {});
                value: number;
                params: components["schemas"]["Params"];
            };
        };
        TrialChange: {
            sweepId: string;
            trialId: string;
            status: "queued" | "running" | "completed" | "failed" | "diverged" | "cancelled" | "pruned" | (string & {});
            metrics: components["schemas"]["Metrics"] | null;
            /** @description The rung that the trial has just reached, or at which it was pruned, from 0. Null for other changes. */
            rung: number | null;
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
            pruned: number;
        } & {
            [key: string]: number;
        };
        /** @description A trial has a final status. After `sweep.ended`, the event says that the metrics of a cancelled trial are stored. It changes no count. */
        TrialEndedEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "trial.ended";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["TrialChange"];
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
        /** @description A trial is queued: an adaptive search has chosen it, it has reached a rung (then it has `metrics`), or a retry has opened it again. */
        TrialUpdatedEvent: {
            /** @description The value for `Last-Event-ID`. Null if the stream cannot resume after this event. */
            id: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "trial.updated";
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-24T10:00:00.000Z
             */
            timestamp: string;
            data: components["schemas"]["TrialChange"];
        };
        /** @description A sweep whose record cannot be read by this version, with the reason. */
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
                operations: {
                    keys: number;
                    bytes: number;
                };
                registry: {
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
        /** @description A part of each class of the training set that no trial is trained on. */
        Validation: {
            fraction: number;
            seed: number;
        };
        /** @description How trials are validated: either `fraction` or `folds`. `fraction` holds out this part of each class of the training set, drawn by `seed`. `folds` divides the training set into this number of parts, stratified by class and drawn by `seed`: each trial is trained once without each part and measured on it, and once more on the whole training set. The validation metrics are the means over the folds. The default objective is `metrics.validation.accuracy`. */
        ValidationRequest: {
            fraction?: number | null;
            folds?: number | null;
            seed?: number | null;
        };
        /** @description The result of an operation `sweep.verify`. */
        Verification: {
            /** @description The choices of an adaptive search. */
            choices: components["schemas"]["Check"];
            /** @description The verdicts of a pruning rule. */
            verdicts: components["schemas"]["Check"];
            /** @description The trainings of a sample of trials. */
            trainings: components["schemas"]["Check"];
            /** @description Whether no trial differs. */
            agrees: boolean;
        };
        /** @description How many trials are trained again, and which ones. */
        VerificationRequest: {
            /** @description The number of trials that are trained again. 0: none. Default: 5. */
            sample?: number | null;
            /** @description Another seed draws other trials. Default: 0. */
            seed?: number | null;
        };
        /** @description A reason why the results may be less reliable than they look. */
        Warning: {
            /** @example ranked-by-test */
            code: "train-has-one-class" | "test-has-one-class" | "train-lacks-classes" | "test-lacks-classes" | "class-names-alike" | "ranked-by-test" | (string & {});
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
        /** @description A worker process that takes runs. */
        Worker: {
            id: string;
            /** @description The number of training threads. Each trains one run at a time. */
            threads: number;
            /**
             * Format: date-time
             * @description The time of the last announcement. A worker that has not announced itself for 15 seconds is not listed.
             */
            announcedAt: string;
            /** @description The runs that the worker prepared or trained at its last announcement. It may prepare more runs than it has threads. */
            runIds: string[];
        };
        WorkerPage: {
            items: components["schemas"]["Worker"][];
            /** @description The value of `cursor` for the next page. Null on the last page. */
            nextCursor: string | null;
        };
    };
    responses: {
        /** @description Problem details. */
        Problem: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                Allow: components["headers"]["Allow"];
                "Accept-Patch": components["headers"]["Accept-Patch"];
                "Retry-After": components["headers"]["Retry-After"];
                Vary: components["headers"]["Vary"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is missing or unknown. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                Allow: components["headers"]["Allow"];
                "Accept-Patch": components["headers"]["Accept-Patch"];
                "Retry-After": components["headers"]["Retry-After"];
                Vary: components["headers"]["Vary"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token lacks the scope of the operation, or the request comes from a page of another site, or the header Host names another host. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                Allow: components["headers"]["Allow"];
                "Accept-Patch": components["headers"]["Accept-Patch"];
                "Retry-After": components["headers"]["Retry-After"];
                Vary: components["headers"]["Vary"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There were too many requests within one minute. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                Allow: components["headers"]["Allow"];
                "Accept-Patch": components["headers"]["Accept-Patch"];
                "Retry-After": components["headers"]["Retry-After"];
                Vary: components["headers"]["Vary"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The id of the request. The log has it as `requestId`. */
        "X-Request-Id": string;
        /** @description The media types that a PATCH request may have. Only with 415. */
        "Accept-Patch": string;
        /** @description The methods of the path. Only with 405. */
        Allow: string;
        /** @description `private, no-cache`: a client may store the answer, and has to compare it with its `ETag` at each request. */
        "Cache-Control": string;
        /** @description The name under which a browser saves the answer. */
        "Content-Disposition": string;
        /** @description The tag of the answer, for `If-None-Match`. The strong tag of a sweep or of a model is also for `If-Match`. A weak tag is a hash of the answer. A table that is sent in pieces has a tag only if it is strong. */
        ETag: string;
        /** @description The target of the next page with `rel="next"` (RFC 8288), if there is one. */
        Link: string;
        /** @description The `cursor` of the next page, if there is one. */
        "Next-Cursor": string;
        /** @description The number of requests left in the current window, and the number of seconds until its end. Only if the service limits requests. */
        RateLimit: string;
        /** @description The maximum number of requests per window, and the length of a window in seconds. Only if the service limits requests. */
        "RateLimit-Policy": string;
        /** @description The number of seconds after which to retry. With 429, and with 503 if a retry can succeed. */
        "Retry-After": number;
        /** @description `Accept`: the format of the answer depends on this header of the request. */
        Vary: string;
        /** @description The challenge of RFC 6750. Only with 401 and 403. */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSweeps: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `createdAt`, `finishedAt`, `name`. Default: `-createdAt`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `name` (text or null), `note` (text or null), `tags` (texts), `archived` (boolean), `status` (one of queued, running, paused, completed, failed, cancelled), `priority` (one of high, normal, low), `spec.dataset.name` (text), `createdAt` (time), `finishedAt` (time or null), `counts.total` (number), `counts.queued` (number), `counts.running` (number), `counts.completed` (number), `counts.failed` (number), `counts.diverged` (number), `counts.cancelled` (number), `counts.pruned` (number). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
                /** @description Only sweeps with this text in their id, name, note, dataset or a tag. Case and Unicode normalisation (NFKC) are ignored. */
                text?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sweeps. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SweepPage"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
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
                /** @description Whether to only answer what the request would do. A dry run makes the same checks and writes nothing. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    deleteSweep: {
        parameters: {
            query?: {
                /** @description Whether to only answer what the request would do. A dry run makes the same checks and writes nothing. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer to a dry run: what the deletion would remove. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletionPreview"];
                };
            };
            /** @description The sweep is deleted for readers. The operation removes its data. */
            202: {
                headers: {
                    Location?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    editSweep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SweepEdit"];
                "application/merge-patch+json": components["schemas"]["SweepEdit"];
            };
        };
        responses: {
            /** @description The changed sweep. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
            412: components["responses"]["Problem"];
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
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sweep, which had this state before the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            /** @description The sweep after the change. Workers complete the change. */
            202: {
                headers: {
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    pauseSweep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sweep, which had this state before the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            /** @description The sweep after the change. Workers complete the change. */
            202: {
                headers: {
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    resumeSweep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sweep, which had this state before the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            /** @description The sweep after the change. Workers complete the change. */
            202: {
                headers: {
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    retrySweep: {
        parameters: {
            query?: {
                /** @description Whether to only answer what the request would do. A dry run makes the same checks and writes nothing. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RetryRequest"];
            };
        };
        responses: {
            /** @description The answer to a dry run: what the request would do. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description The sweep after the change. Workers complete the change. */
            202: {
                headers: {
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    extendSweep: {
        parameters: {
            query?: {
                /** @description Whether to only answer what the request would do. A dry run makes the same checks and writes nothing. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
            /** @description The answer to a dry run: what the request would do. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description The sweep after the change. Workers complete the change. */
            202: {
                headers: {
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listTrials: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `objective`, `index`, `rung`, `metrics.validation.accuracy`, `metrics.validation.cost`, `metrics.test.accuracy`, `metrics.train.accuracy`, `metrics.train.cost`, `metrics.test.cost`, `metrics.validation.balancedAccuracy`, `metrics.validation.precision`, `metrics.validation.recall`, `metrics.validation.f1`, `metrics.validation.rocAuc`, `metrics.test.balancedAccuracy`, `metrics.test.precision`, `metrics.test.recall`, `metrics.test.f1`, `metrics.test.rocAuc`, `metrics.train.balancedAccuracy`, `metrics.train.precision`, `metrics.train.recall`, `metrics.train.f1`, `metrics.train.rocAuc`, `params.learningRate`, `params.seed`, `params.initScale`, `params.l2`, `params.momentum`, `params.nesterov`, `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.batchSize`, `params.schedule`, `params.classWeight`, `params.iterations`. Default: `objective`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `status` (one of queued, running, completed, failed, diverged, cancelled, pruned), `rung` (number or null), `objective` (number or null), `metrics.validation.accuracy` (number or null), `metrics.validation.cost` (number or null), `metrics.test.accuracy` (number or null), `metrics.train.accuracy` (number or null), `metrics.train.cost` (number or null), `metrics.test.cost` (number or null), `metrics.validation.balancedAccuracy` (number or null), `metrics.validation.precision` (number or null), `metrics.validation.recall` (number or null), `metrics.validation.f1` (number or null), `metrics.validation.rocAuc` (number or null), `metrics.test.balancedAccuracy` (number or null), `metrics.test.precision` (number or null), `metrics.test.recall` (number or null), `metrics.test.f1` (number or null), `metrics.test.rocAuc` (number or null), `metrics.train.balancedAccuracy` (number or null), `metrics.train.precision` (number or null), `metrics.train.recall` (number or null), `metrics.train.f1` (number or null), `metrics.train.rocAuc` (number or null), `params.learningRate` (number), `params.seed` (number), `params.initScale` (number), `params.l2` (number), `params.momentum` (number), `params.nesterov` (boolean), `params.preprocessing` (one of divide255, standardize), `params.layers` (text), `params.activation` (one of relu, tanh, sigmoid), `params.initialization` (one of normal, lecun, he, xavier), `params.optimizer` (one of sgd, adam), `params.batchSize` (number), `params.schedule` (text), `params.classWeight` (one of none, balanced), `params.iterations` (number). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                    /**
                     * @example id,index,runId,status,params.learningRate,params.seed,params.initScale,params.l2,params.momentum,params.nesterov,params.preprocessing,params.iterations,metrics.validation.accuracy,metrics.validation.cost,metrics.test.accuracy,metrics.train.accuracy,metrics.train.cost,stoppedIteration,modelDigest,engine,failure.code,failure.message,startedAt,finishedAt,rung,params.layers,params.activation,params.initialization,params.optimizer,params.batchSize,params.schedule,params.classWeight,metrics.test.cost,metrics.validation.balancedAccuracy,metrics.validation.precision,metrics.validation.recall,metrics.validation.f1,metrics.validation.rocAuc,metrics.test.balancedAccuracy,metrics.test.precision,metrics.test.recall,metrics.test.f1,metrics.test.rocAuc,metrics.train.balancedAccuracy,metrics.train.precision,metrics.train.recall,metrics.train.f1,metrics.train.rocAuc,metrics.validation.std.accuracy,metrics.validation.std.cost,metrics.validation.std.balancedAccuracy,metrics.validation.std.precision,metrics.validation.std.recall,metrics.validation.std.f1,metrics.validation.std.rocAuc
                     *     swp_01m8m79424rh7capp3reb3r43e-t2,2,swp_01m8m79424rh7capp3reb3r43e-r1,completed,0.005,0,0.01,0,0,false,divide255,500,,,0.7,0.9186602870813397,0.30331937042837376,,sha256:3eb1e81f1dae9df4f6f1635bacec678f9a5731a86908ccab8354f04348eb0ef1,1,,,2026-11-29T17:57:37.826Z,2026-11-29T17:57:38.012Z,,none,relu,normal,sgd,0,constant,none,0.6133748322151659,,,,,,0.7156862745098038,0.8461538461538461,0.6666666666666666,0.7457627118644068,0.7914438502673797,0.898418491484185,0.9230769230769231,0.8333333333333334,0.8759124087591241,0.9769870235198702,,,,,,,
                     */
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    Vary: components["headers"]["Vary"];
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
    getTrialsCSV: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `objective`, `index`, `rung`, `metrics.validation.accuracy`, `metrics.validation.cost`, `metrics.test.accuracy`, `metrics.train.accuracy`, `metrics.train.cost`, `metrics.test.cost`, `metrics.validation.balancedAccuracy`, `metrics.validation.precision`, `metrics.validation.recall`, `metrics.validation.f1`, `metrics.validation.rocAuc`, `metrics.test.balancedAccuracy`, `metrics.test.precision`, `metrics.test.recall`, `metrics.test.f1`, `metrics.test.rocAuc`, `metrics.train.balancedAccuracy`, `metrics.train.precision`, `metrics.train.recall`, `metrics.train.f1`, `metrics.train.rocAuc`, `params.learningRate`, `params.seed`, `params.initScale`, `params.l2`, `params.momentum`, `params.nesterov`, `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.batchSize`, `params.schedule`, `params.classWeight`, `params.iterations`. Default: `objective`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `status` (one of queued, running, completed, failed, diverged, cancelled, pruned), `rung` (number or null), `objective` (number or null), `metrics.validation.accuracy` (number or null), `metrics.validation.cost` (number or null), `metrics.test.accuracy` (number or null), `metrics.train.accuracy` (number or null), `metrics.train.cost` (number or null), `metrics.test.cost` (number or null), `metrics.validation.balancedAccuracy` (number or null), `metrics.validation.precision` (number or null), `metrics.validation.recall` (number or null), `metrics.validation.f1` (number or null), `metrics.validation.rocAuc` (number or null), `metrics.test.balancedAccuracy` (number or null), `metrics.test.precision` (number or null), `metrics.test.recall` (number or null), `metrics.test.f1` (number or null), `metrics.test.rocAuc` (number or null), `metrics.train.balancedAccuracy` (number or null), `metrics.train.precision` (number or null), `metrics.train.recall` (number or null), `metrics.train.f1` (number or null), `metrics.train.rocAuc` (number or null), `params.learningRate` (number), `params.seed` (number), `params.initScale` (number), `params.l2` (number), `params.momentum` (number), `params.nesterov` (boolean), `params.preprocessing` (one of divide255, standardize), `params.layers` (text), `params.activation` (one of relu, tanh, sigmoid), `params.initialization` (one of normal, lecun, he, xavier), `params.optimizer` (one of sgd, adam), `params.batchSize` (number), `params.schedule` (text), `params.classWeight` (one of none, balanced), `params.iterations` (number). */
                filter?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id,index,runId,status,params.learningRate,params.seed,params.initScale,params.l2,params.momentum,params.nesterov,params.preprocessing,params.iterations,metrics.validation.accuracy,metrics.validation.cost,metrics.test.accuracy,metrics.train.accuracy,metrics.train.cost,stoppedIteration,modelDigest,engine,failure.code,failure.message,startedAt,finishedAt,rung,params.layers,params.activation,params.initialization,params.optimizer,params.batchSize,params.schedule,params.classWeight,metrics.test.cost,metrics.validation.balancedAccuracy,metrics.validation.precision,metrics.validation.recall,metrics.validation.f1,metrics.validation.rocAuc,metrics.test.balancedAccuracy,metrics.test.precision,metrics.test.recall,metrics.test.f1,metrics.test.rocAuc,metrics.train.balancedAccuracy,metrics.train.precision,metrics.train.recall,metrics.train.f1,metrics.train.rocAuc,metrics.validation.std.accuracy,metrics.validation.std.cost,metrics.validation.std.balancedAccuracy,metrics.validation.std.precision,metrics.validation.std.recall,metrics.validation.std.f1,metrics.validation.std.rocAuc
                     *     swp_01m8m79424rh7capp3reb3r43e-t2,2,swp_01m8m79424rh7capp3reb3r43e-r1,completed,0.005,0,0.01,0,0,false,divide255,500,,,0.7,0.9186602870813397,0.30331937042837376,,sha256:3eb1e81f1dae9df4f6f1635bacec678f9a5731a86908ccab8354f04348eb0ef1,1,,,2026-11-29T17:57:37.826Z,2026-11-29T17:57:38.012Z,,none,relu,normal,sgd,0,constant,none,0.6133748322151659,,,,,,0.7156862745098038,0.8461538461538461,0.6666666666666666,0.7457627118644068,0.7914438502673797,0.898418491484185,0.9230769230769231,0.8333333333333334,0.8759124087591241,0.9769870235198702,,,,,,,
                     */
                    "text/csv": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getTrialsArrow: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `objective`, `index`, `rung`, `metrics.validation.accuracy`, `metrics.validation.cost`, `metrics.test.accuracy`, `metrics.train.accuracy`, `metrics.train.cost`, `metrics.test.cost`, `metrics.validation.balancedAccuracy`, `metrics.validation.precision`, `metrics.validation.recall`, `metrics.validation.f1`, `metrics.validation.rocAuc`, `metrics.test.balancedAccuracy`, `metrics.test.precision`, `metrics.test.recall`, `metrics.test.f1`, `metrics.test.rocAuc`, `metrics.train.balancedAccuracy`, `metrics.train.precision`, `metrics.train.recall`, `metrics.train.f1`, `metrics.train.rocAuc`, `params.learningRate`, `params.seed`, `params.initScale`, `params.l2`, `params.momentum`, `params.nesterov`, `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.batchSize`, `params.schedule`, `params.classWeight`, `params.iterations`. Default: `objective`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `status` (one of queued, running, completed, failed, diverged, cancelled, pruned), `rung` (number or null), `objective` (number or null), `metrics.validation.accuracy` (number or null), `metrics.validation.cost` (number or null), `metrics.test.accuracy` (number or null), `metrics.train.accuracy` (number or null), `metrics.train.cost` (number or null), `metrics.test.cost` (number or null), `metrics.validation.balancedAccuracy` (number or null), `metrics.validation.precision` (number or null), `metrics.validation.recall` (number or null), `metrics.validation.f1` (number or null), `metrics.validation.rocAuc` (number or null), `metrics.test.balancedAccuracy` (number or null), `metrics.test.precision` (number or null), `metrics.test.recall` (number or null), `metrics.test.f1` (number or null), `metrics.test.rocAuc` (number or null), `metrics.train.balancedAccuracy` (number or null), `metrics.train.precision` (number or null), `metrics.train.recall` (number or null), `metrics.train.f1` (number or null), `metrics.train.rocAuc` (number or null), `params.learningRate` (number), `params.seed` (number), `params.initScale` (number), `params.l2` (number), `params.momentum` (number), `params.nesterov` (boolean), `params.preprocessing` (one of divide255, standardize), `params.layers` (text), `params.activation` (one of relu, tanh, sigmoid), `params.initialization` (one of normal, lecun, he, xavier), `params.optimizer` (one of sgd, adam), `params.batchSize` (number), `params.schedule` (text), `params.classWeight` (one of none, balanced), `params.iterations` (number). */
                filter?: string;
                /** @description Names of columns, separated by commas. `params` or `metrics.test` selects all columns whose names begin with it. `objective` is the column of the objective's metric. With `-` before each name, these columns are left out. Default: all columns. The fastest are `index`, `run`, `status`, `rung`, `params` and `objective`. */
                columns?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.arrow.stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getTrialsParquet: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `objective`, `index`, `rung`, `metrics.validation.accuracy`, `metrics.validation.cost`, `metrics.test.accuracy`, `metrics.train.accuracy`, `metrics.train.cost`, `metrics.test.cost`, `metrics.validation.balancedAccuracy`, `metrics.validation.precision`, `metrics.validation.recall`, `metrics.validation.f1`, `metrics.validation.rocAuc`, `metrics.test.balancedAccuracy`, `metrics.test.precision`, `metrics.test.recall`, `metrics.test.f1`, `metrics.test.rocAuc`, `metrics.train.balancedAccuracy`, `metrics.train.precision`, `metrics.train.recall`, `metrics.train.f1`, `metrics.train.rocAuc`, `params.learningRate`, `params.seed`, `params.initScale`, `params.l2`, `params.momentum`, `params.nesterov`, `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.batchSize`, `params.schedule`, `params.classWeight`, `params.iterations`. Default: `objective`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `status` (one of queued, running, completed, failed, diverged, cancelled, pruned), `rung` (number or null), `objective` (number or null), `metrics.validation.accuracy` (number or null), `metrics.validation.cost` (number or null), `metrics.test.accuracy` (number or null), `metrics.train.accuracy` (number or null), `metrics.train.cost` (number or null), `metrics.test.cost` (number or null), `metrics.validation.balancedAccuracy` (number or null), `metrics.validation.precision` (number or null), `metrics.validation.recall` (number or null), `metrics.validation.f1` (number or null), `metrics.validation.rocAuc` (number or null), `metrics.test.balancedAccuracy` (number or null), `metrics.test.precision` (number or null), `metrics.test.recall` (number or null), `metrics.test.f1` (number or null), `metrics.test.rocAuc` (number or null), `metrics.train.balancedAccuracy` (number or null), `metrics.train.precision` (number or null), `metrics.train.recall` (number or null), `metrics.train.f1` (number or null), `metrics.train.rocAuc` (number or null), `params.learningRate` (number), `params.seed` (number), `params.initScale` (number), `params.l2` (number), `params.momentum` (number), `params.nesterov` (boolean), `params.preprocessing` (one of divide255, standardize), `params.layers` (text), `params.activation` (one of relu, tanh, sigmoid), `params.initialization` (one of normal, lecun, he, xavier), `params.optimizer` (one of sgd, adam), `params.batchSize` (number), `params.schedule` (text), `params.classWeight` (one of none, balanced), `params.iterations` (number). */
                filter?: string;
                /** @description Names of columns, separated by commas. `params` or `metrics.test` selects all columns whose names begin with it. `objective` is the column of the objective's metric. With `-` before each name, these columns are left out. Default: all columns. The fastest are `index`, `run`, `status`, `rung`, `params` and `objective`. */
                columns?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    listCostCurves: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `objective`, `index`, `rung`, `metrics.validation.accuracy`, `metrics.validation.cost`, `metrics.test.accuracy`, `metrics.train.accuracy`, `metrics.train.cost`, `metrics.test.cost`, `metrics.validation.balancedAccuracy`, `metrics.validation.precision`, `metrics.validation.recall`, `metrics.validation.f1`, `metrics.validation.rocAuc`, `metrics.test.balancedAccuracy`, `metrics.test.precision`, `metrics.test.recall`, `metrics.test.f1`, `metrics.test.rocAuc`, `metrics.train.balancedAccuracy`, `metrics.train.precision`, `metrics.train.recall`, `metrics.train.f1`, `metrics.train.rocAuc`, `params.learningRate`, `params.seed`, `params.initScale`, `params.l2`, `params.momentum`, `params.nesterov`, `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.batchSize`, `params.schedule`, `params.classWeight`, `params.iterations`. Default: `objective`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `status` (one of queued, running, completed, failed, diverged, cancelled, pruned), `rung` (number or null), `objective` (number or null), `metrics.validation.accuracy` (number or null), `metrics.validation.cost` (number or null), `metrics.test.accuracy` (number or null), `metrics.train.accuracy` (number or null), `metrics.train.cost` (number or null), `metrics.test.cost` (number or null), `metrics.validation.balancedAccuracy` (number or null), `metrics.validation.precision` (number or null), `metrics.validation.recall` (number or null), `metrics.validation.f1` (number or null), `metrics.validation.rocAuc` (number or null), `metrics.test.balancedAccuracy` (number or null), `metrics.test.precision` (number or null), `metrics.test.recall` (number or null), `metrics.test.f1` (number or null), `metrics.test.rocAuc` (number or null), `metrics.train.balancedAccuracy` (number or null), `metrics.train.precision` (number or null), `metrics.train.recall` (number or null), `metrics.train.f1` (number or null), `metrics.train.rocAuc` (number or null), `params.learningRate` (number), `params.seed` (number), `params.initScale` (number), `params.l2` (number), `params.momentum` (number), `params.nesterov` (boolean), `params.preprocessing` (one of divide255, standardize), `params.layers` (text), `params.activation` (one of relu, tanh, sigmoid), `params.initialization` (one of normal, lecun, he, xavier), `params.optimizer` (one of sgd, adam), `params.batchSize` (number), `params.schedule` (text), `params.classWeight` (one of none, balanced), `params.iterations` (number). */
                filter?: string;
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
                /** @description The maximum number of points of each curve. If it is 4 or more, the lowest and the highest cost are included. */
                points?: number;
                /** @description Only these trials: up to 1000 ids or indices of trials of this sweep, separated by commas. */
                trials?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostCurvePage"];
                    "application/octet-stream": string;
                    "application/vnd.apache.parquet": string;
                    "image/svg+xml": string;
                    "image/png": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    Vary: components["headers"]["Vary"];
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
    getCostCurvesBinary: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `objective`, `index`, `rung`, `metrics.validation.accuracy`, `metrics.validation.cost`, `metrics.test.accuracy`, `metrics.train.accuracy`, `metrics.train.cost`, `metrics.test.cost`, `metrics.validation.balancedAccuracy`, `metrics.validation.precision`, `metrics.validation.recall`, `metrics.validation.f1`, `metrics.validation.rocAuc`, `metrics.test.balancedAccuracy`, `metrics.test.precision`, `metrics.test.recall`, `metrics.test.f1`, `metrics.test.rocAuc`, `metrics.train.balancedAccuracy`, `metrics.train.precision`, `metrics.train.recall`, `metrics.train.f1`, `metrics.train.rocAuc`, `params.learningRate`, `params.seed`, `params.initScale`, `params.l2`, `params.momentum`, `params.nesterov`, `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.batchSize`, `params.schedule`, `params.classWeight`, `params.iterations`. Default: `objective`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `status` (one of queued, running, completed, failed, diverged, cancelled, pruned), `rung` (number or null), `objective` (number or null), `metrics.validation.accuracy` (number or null), `metrics.validation.cost` (number or null), `metrics.test.accuracy` (number or null), `metrics.train.accuracy` (number or null), `metrics.train.cost` (number or null), `metrics.test.cost` (number or null), `metrics.validation.balancedAccuracy` (number or null), `metrics.validation.precision` (number or null), `metrics.validation.recall` (number or null), `metrics.validation.f1` (number or null), `metrics.validation.rocAuc` (number or null), `metrics.test.balancedAccuracy` (number or null), `metrics.test.precision` (number or null), `metrics.test.recall` (number or null), `metrics.test.f1` (number or null), `metrics.test.rocAuc` (number or null), `metrics.train.balancedAccuracy` (number or null), `metrics.train.precision` (number or null), `metrics.train.recall` (number or null), `metrics.train.f1` (number or null), `metrics.train.rocAuc` (number or null), `params.learningRate` (number), `params.seed` (number), `params.initScale` (number), `params.l2` (number), `params.momentum` (number), `params.nesterov` (boolean), `params.preprocessing` (one of divide255, standardize), `params.layers` (text), `params.activation` (one of relu, tanh, sigmoid), `params.initialization` (one of normal, lecun, he, xavier), `params.optimizer` (one of sgd, adam), `params.batchSize` (number), `params.schedule` (text), `params.classWeight` (one of none, balanced), `params.iterations` (number). */
                filter?: string;
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
                /** @description The maximum number of points of each curve, or `all`: every point that is stored. If it is 4 or more, the lowest and the highest cost are included. */
                points?: number | "all";
                /** @description Only these trials: up to 1000 ids or indices of trials of this sweep, separated by commas. */
                trials?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
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
    getCostCurvesParquet: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `objective`, `index`, `rung`, `metrics.validation.accuracy`, `metrics.validation.cost`, `metrics.test.accuracy`, `metrics.train.accuracy`, `metrics.train.cost`, `metrics.test.cost`, `metrics.validation.balancedAccuracy`, `metrics.validation.precision`, `metrics.validation.recall`, `metrics.validation.f1`, `metrics.validation.rocAuc`, `metrics.test.balancedAccuracy`, `metrics.test.precision`, `metrics.test.recall`, `metrics.test.f1`, `metrics.test.rocAuc`, `metrics.train.balancedAccuracy`, `metrics.train.precision`, `metrics.train.recall`, `metrics.train.f1`, `metrics.train.rocAuc`, `params.learningRate`, `params.seed`, `params.initScale`, `params.l2`, `params.momentum`, `params.nesterov`, `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.batchSize`, `params.schedule`, `params.classWeight`, `params.iterations`. Default: `objective`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `status` (one of queued, running, completed, failed, diverged, cancelled, pruned), `rung` (number or null), `objective` (number or null), `metrics.validation.accuracy` (number or null), `metrics.validation.cost` (number or null), `metrics.test.accuracy` (number or null), `metrics.train.accuracy` (number or null), `metrics.train.cost` (number or null), `metrics.test.cost` (number or null), `metrics.validation.balancedAccuracy` (number or null), `metrics.validation.precision` (number or null), `metrics.validation.recall` (number or null), `metrics.validation.f1` (number or null), `metrics.validation.rocAuc` (number or null), `metrics.test.balancedAccuracy` (number or null), `metrics.test.precision` (number or null), `metrics.test.recall` (number or null), `metrics.test.f1` (number or null), `metrics.test.rocAuc` (number or null), `metrics.train.balancedAccuracy` (number or null), `metrics.train.precision` (number or null), `metrics.train.recall` (number or null), `metrics.train.f1` (number or null), `metrics.train.rocAuc` (number or null), `params.learningRate` (number), `params.seed` (number), `params.initScale` (number), `params.l2` (number), `params.momentum` (number), `params.nesterov` (boolean), `params.preprocessing` (one of divide255, standardize), `params.layers` (text), `params.activation` (one of relu, tanh, sigmoid), `params.initialization` (one of normal, lecun, he, xavier), `params.optimizer` (one of sgd, adam), `params.batchSize` (number), `params.schedule` (text), `params.classWeight` (one of none, balanced), `params.iterations` (number). */
                filter?: string;
                /** @description Only these trials: up to 1000 ids or indices of trials of this sweep, separated by commas. */
                trials?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cost curves. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getCostCurvesSVG: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `objective`, `index`, `rung`, `metrics.validation.accuracy`, `metrics.validation.cost`, `metrics.test.accuracy`, `metrics.train.accuracy`, `metrics.train.cost`, `metrics.test.cost`, `metrics.validation.balancedAccuracy`, `metrics.validation.precision`, `metrics.validation.recall`, `metrics.validation.f1`, `metrics.validation.rocAuc`, `metrics.test.balancedAccuracy`, `metrics.test.precision`, `metrics.test.recall`, `metrics.test.f1`, `metrics.test.rocAuc`, `metrics.train.balancedAccuracy`, `metrics.train.precision`, `metrics.train.recall`, `metrics.train.f1`, `metrics.train.rocAuc`, `params.learningRate`, `params.seed`, `params.initScale`, `params.l2`, `params.momentum`, `params.nesterov`, `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.batchSize`, `params.schedule`, `params.classWeight`, `params.iterations`. Default: `objective`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `status` (one of queued, running, completed, failed, diverged, cancelled, pruned), `rung` (number or null), `objective` (number or null), `metrics.validation.accuracy` (number or null), `metrics.validation.cost` (number or null), `metrics.test.accuracy` (number or null), `metrics.train.accuracy` (number or null), `metrics.train.cost` (number or null), `metrics.test.cost` (number or null), `metrics.validation.balancedAccuracy` (number or null), `metrics.validation.precision` (number or null), `metrics.validation.recall` (number or null), `metrics.validation.f1` (number or null), `metrics.validation.rocAuc` (number or null), `metrics.test.balancedAccuracy` (number or null), `metrics.test.precision` (number or null), `metrics.test.recall` (number or null), `metrics.test.f1` (number or null), `metrics.test.rocAuc` (number or null), `metrics.train.balancedAccuracy` (number or null), `metrics.train.precision` (number or null), `metrics.train.recall` (number or null), `metrics.train.f1` (number or null), `metrics.train.rocAuc` (number or null), `params.learningRate` (number), `params.seed` (number), `params.initScale` (number), `params.l2` (number), `params.momentum` (number), `params.nesterov` (boolean), `params.preprocessing` (one of divide255, standardize), `params.layers` (text), `params.activation` (one of relu, tanh, sigmoid), `params.initialization` (one of normal, lecun, he, xavier), `params.optimizer` (one of sgd, adam), `params.batchSize` (number), `params.schedule` (text), `params.classWeight` (one of none, balanced), `params.iterations` (number). */
                filter?: string;
                /** @description Only these trials: up to 1000 ids or indices of trials of this sweep, separated by commas. */
                trials?: string;
                /** @description The maximum number of curves, up to 12. */
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cost curves. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getCostCurvesPNG: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `objective`, `index`, `rung`, `metrics.validation.accuracy`, `metrics.validation.cost`, `metrics.test.accuracy`, `metrics.train.accuracy`, `metrics.train.cost`, `metrics.test.cost`, `metrics.validation.balancedAccuracy`, `metrics.validation.precision`, `metrics.validation.recall`, `metrics.validation.f1`, `metrics.validation.rocAuc`, `metrics.test.balancedAccuracy`, `metrics.test.precision`, `metrics.test.recall`, `metrics.test.f1`, `metrics.test.rocAuc`, `metrics.train.balancedAccuracy`, `metrics.train.precision`, `metrics.train.recall`, `metrics.train.f1`, `metrics.train.rocAuc`, `params.learningRate`, `params.seed`, `params.initScale`, `params.l2`, `params.momentum`, `params.nesterov`, `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.batchSize`, `params.schedule`, `params.classWeight`, `params.iterations`. Default: `objective`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `status` (one of queued, running, completed, failed, diverged, cancelled, pruned), `rung` (number or null), `objective` (number or null), `metrics.validation.accuracy` (number or null), `metrics.validation.cost` (number or null), `metrics.test.accuracy` (number or null), `metrics.train.accuracy` (number or null), `metrics.train.cost` (number or null), `metrics.test.cost` (number or null), `metrics.validation.balancedAccuracy` (number or null), `metrics.validation.precision` (number or null), `metrics.validation.recall` (number or null), `metrics.validation.f1` (number or null), `metrics.validation.rocAuc` (number or null), `metrics.test.balancedAccuracy` (number or null), `metrics.test.precision` (number or null), `metrics.test.recall` (number or null), `metrics.test.f1` (number or null), `metrics.test.rocAuc` (number or null), `metrics.train.balancedAccuracy` (number or null), `metrics.train.precision` (number or null), `metrics.train.recall` (number or null), `metrics.train.f1` (number or null), `metrics.train.rocAuc` (number or null), `params.learningRate` (number), `params.seed` (number), `params.initScale` (number), `params.l2` (number), `params.momentum` (number), `params.nesterov` (boolean), `params.preprocessing` (one of divide255, standardize), `params.layers` (text), `params.activation` (one of relu, tanh, sigmoid), `params.initialization` (one of normal, lecun, he, xavier), `params.optimizer` (one of sgd, adam), `params.batchSize` (number), `params.schedule` (text), `params.classWeight` (one of none, balanced), `params.iterations` (number). */
                filter?: string;
                /** @description Only these trials: up to 1000 ids or indices of trials of this sweep, separated by commas. */
                trials?: string;
                /** @description The maximum number of curves, up to 12. */
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cost curves. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    verifySweep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VerificationRequest"];
            };
        };
        responses: {
            /** @description The operation. */
            202: {
                headers: {
                    Location?: string;
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    auditSweep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AuditRequest"];
            };
        };
        responses: {
            /** @description The operation. */
            202: {
                headers: {
                    Location?: string;
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    replayPruning: {
        parameters: {
            query: {
                rule: "halving" | "hyperband" | "median";
                /** @description Default: 3. */
                eta?: number;
                /** @description The lowest rung. Default: the iteration count divided by 27, rounded up. */
                minIterations?: number;
                /** @description Default: 27. Not for `hyperband`. */
                cohort?: number;
                /** @description Default: none. */
                patience?: number;
                /** @description Only for `median`. Default: 5. */
                startup?: number;
                /** @description Only for `median`. */
                warmup?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replay. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
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
    getImportance: {
        parameters: {
            query?: {
                /** @description Default: the metric of the objective of the sweep. */
                metric?: "metrics.validation.accuracy" | "metrics.validation.cost" | "metrics.test.accuracy" | "metrics.train.accuracy" | "metrics.train.cost" | "metrics.test.cost" | "metrics.validation.balancedAccuracy" | "metrics.validation.precision" | "metrics.validation.recall" | "metrics.validation.f1" | "metrics.validation.rocAuc" | "metrics.test.balancedAccuracy" | "metrics.test.precision" | "metrics.test.recall" | "metrics.test.f1" | "metrics.test.rocAuc" | "metrics.train.balancedAccuracy" | "metrics.train.precision" | "metrics.train.recall" | "metrics.train.f1" | "metrics.train.rocAuc";
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Importance"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
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
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `index`, `attempts`, `crashes`, `iteration`, `cost`, `trainedMs`, `costRises`, `startedAt`, `finishedAt`, `params.learningRate`, `params.seed`, `params.initScale`, `params.l2`, `params.momentum`, `params.nesterov`, `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.batchSize`, `params.schedule`, `params.classWeight`, `params.iterations`. Default: `index`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `status` (one of queued, running, completed, failed, diverged, cancelled, pruned), `attempts` (number), `crashes` (number), `iteration` (number), `cost` (number or null), `trainedMs` (number or null), `costRises` (number or null), `startedAt` (time or null), `finishedAt` (time or null), `params.learningRate` (number), `params.seed` (number), `params.initScale` (number), `params.l2` (number), `params.momentum` (number), `params.nesterov` (boolean), `params.preprocessing` (one of divide255, standardize), `params.layers` (text), `params.activation` (one of relu, tanh, sigmoid), `params.initialization` (one of normal, lecun, he, xavier), `params.optimizer` (one of sgd, adam), `params.batchSize` (number), `params.schedule` (text), `params.classWeight` (one of none, balanced), `params.iterations` (number). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
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
    getRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getAttemptsArrow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attempts. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.arrow.stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    watchSweep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `id` of the last event that the client has received. The stream continues after this event. */
                "Last-Event-ID"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 2000
                     *
                     *     id: 1795975058012-0
                     *     event: stream.started
                     *     data: {"id":"1795975058012-0","type":"stream.started","timestamp":"2026-11-29T17:57:38.012Z","data":{"sweepId":"swp_01m8m79424rh7capp3reb3r43e","gap":false,"sweep":{"id":"swp_01m8m79424rh7capp3reb3r43e","status":"running","finishedAt":null,"best":null,"failure":null,"counts":{"total":4,"queued":0,"running":4,"completed":0,"failed":0,"diverged":0,"cancelled":0,"pruned":0},"plannedTrials":4}}}
                     *
                     *     id: 1795975058012-0
                     *     event: trial.ended
                     *     data: {"id":"1795975058012-0","type":"trial.ended","timestamp":"2026-11-29T17:57:38.012Z","data":{"sweepId":"swp_01m8m79424rh7capp3reb3r43e","trialId":"swp_01m8m79424rh7capp3reb3r43e-t2","status":"completed","metrics":{"train":{"cost":0.30331937042837376,"accuracy":0.9186602870813397,"balancedAccuracy":0.898418491484185,"precision":0.9230769230769231,"recall":0.8333333333333334,"f1":0.8759124087591241,"rocAuc":0.9769870235198702},"validation":null,"test":{"cost":0.6133748322151659,"accuracy":0.7,"balancedAccuracy":0.7156862745098038,"precision":0.8461538461538461,"recall":0.6666666666666666,"f1":0.7457627118644068,"rocAuc":0.7914438502673797}},"rung":null}}
                     *
                     *     id: 1795975058012-1
                     *     event: sweep.ended
                     *     data: {"id":"1795975058012-1","type":"sweep.ended","timestamp":"2026-11-29T17:57:38.012Z","data":{"sweepId":"swp_01m8m79424rh7capp3reb3r43e","status":"completed","failure":null}}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description The sweep has ended, and the client has received all its events. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 2000
                     *
                     *     id: 1795975058012-0
                     *     event: stream.started
                     *     data: {"id":"1795975058012-0","type":"stream.started","timestamp":"2026-11-29T17:57:38.012Z","data":{"sweepId":null,"gap":false,"sweep":null}}
                     *
                     *     id: 1795975058012-0
                     *     event: trial.ended
                     *     data: {"id":"1795975058012-0","type":"trial.ended","timestamp":"2026-11-29T17:57:38.012Z","data":{"sweepId":"swp_01m8m79424rh7capp3reb3r43e","trialId":"swp_01m8m79424rh7capp3reb3r43e-t2","status":"completed","metrics":{"train":{"cost":0.30331937042837376,"accuracy":0.9186602870813397,"balancedAccuracy":0.898418491484185,"precision":0.9230769230769231,"recall":0.8333333333333334,"f1":0.8759124087591241,"rocAuc":0.9769870235198702},"validation":null,"test":{"cost":0.6133748322151659,"accuracy":0.7,"balancedAccuracy":0.7156862745098038,"precision":0.8461538461538461,"recall":0.6666666666666666,"f1":0.7457627118644068,"rocAuc":0.7914438502673797}},"rung":null}}
                     *
                     *     id: 1795975058012-1
                     *     event: sweep.ended
                     *     data: {"id":"1795975058012-1","type":"sweep.ended","timestamp":"2026-11-29T17:57:38.012Z","data":{"sweepId":"swp_01m8m79424rh7capp3reb3r43e","status":"completed","failure":null}}
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
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `createdAt`, `deliveredAt`. Default: `-createdAt`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `type` (one of sweep.ended, trial.best), `status` (one of pending, delivered, failed), `url` (text), `createdAt` (time), `deliveredAt` (time or null). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
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
    getTrial: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    getModelNPZ: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    getModelSafetensors: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    getModelONNX: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    getWeights: {
        parameters: {
            query?: {
                /** @description The unit of the first layer, from 0. Without a hidden layer and with more than two classes, the label of a class. */
                unit?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The weights. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
                /** @description The training without this fold, from 0. Default: the training on all of the training set, or on what `validation` does not hold out. */
                fold?: number;
                /** @description The maximum number of points. If it is 4 or more, the lowest and the highest cost are included. Default: all points. */
                points?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostCurve"];
                    /**
                     * @example iteration,cost
                     *     0,0.6565533054670952
                     *     1,0.6712158366577842
                     */
                    "text/csv": string;
                    "image/svg+xml": string;
                    "image/png": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Vary: components["headers"]["Vary"];
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
    getCostCurveCSV: {
        parameters: {
            query?: {
                /** @description The training without this fold, from 0. Default: the training on all of the training set, or on what `validation` does not hold out. */
                fold?: number;
                /** @description The maximum number of points. If it is 4 or more, the lowest and the highest cost are included. Default: all points. */
                points?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getCostCurveSVG: {
        parameters: {
            query?: {
                /** @description The training without this fold, from 0. Default: the training on all of the training set, or on what `validation` does not hold out. */
                fold?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getCostCurvePNG: {
        parameters: {
            query?: {
                /** @description The training without this fold, from 0. Default: the training on all of the training set, or on what `validation` does not hold out. */
                fold?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    listPredictions: {
        parameters: {
            query?: {
                /** @description `train`: the images on which the model was trained. `validation`: the held-out images; with folds, all images of the training set, each predicted by the model of its fold. `test`: the images of the test file. */
                split?: "train" | "validation" | "test";
                /** @description Another dataset, whose images have the same shape, and which has as many classes, not the same ones in another order: its name, or `name@version`. Then `split` is `train` or `test` of this dataset. Default: the dataset of the sweep. */
                dataset?: string;
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `error`, `index`. Default: `-error`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `label` (number), `predicted` (number), `class` (text), `error` (number or null). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of predictions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PredictionPage"];
                    /**
                     * @example index,label,predicted,class,probabilities.0,probabilities.1
                     *     12,0,1,cat,0.03581192341283743,0.9641880765871625
                     */
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    getPredictionsCSV: {
        parameters: {
            query?: {
                /** @description `train`: the images on which the model was trained. `validation`: the held-out images; with folds, all images of the training set, each predicted by the model of its fold. `test`: the images of the test file. */
                split?: "train" | "validation" | "test";
                /** @description Another dataset, whose images have the same shape, and which has as many classes, not the same ones in another order: its name, or `name@version`. Then `split` is `train` or `test` of this dataset. Default: the dataset of the sweep. */
                dataset?: string;
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `error`, `index`. Default: `-error`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `label` (number), `predicted` (number), `class` (text), `error` (number or null). */
                filter?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The predictions. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example index,label,predicted,class,probabilities.0,probabilities.1
                     *     12,0,1,cat,0.03581192341283743,0.9641880765871625
                     */
                    "text/csv": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    getPredictionsArrow: {
        parameters: {
            query?: {
                /** @description `train`: the images on which the model was trained. `validation`: the held-out images; with folds, all images of the training set, each predicted by the model of its fold. `test`: the images of the test file. */
                split?: "train" | "validation" | "test";
                /** @description Another dataset, whose images have the same shape, and which has as many classes, not the same ones in another order: its name, or `name@version`. Then `split` is `train` or `test` of this dataset. Default: the dataset of the sweep. */
                dataset?: string;
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `error`, `index`. Default: `-error`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `label` (number), `predicted` (number), `class` (text), `error` (number or null). */
                filter?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The predictions. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.arrow.stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    predictTrial: {
        parameters: {
            query?: {
                /** @description Whether the answer contains the scored picture of each image. */
                picture?: "true" | "false";
            };
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    image: string[];
                };
                "image/*": string;
                "application/json": components["schemas"]["ImagesRequest"];
            };
        };
        responses: {
            /** @description The predictions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PredictedImages"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    predictRegisteredModel: {
        parameters: {
            query?: {
                /** @description Whether the answer contains the scored picture of each image. */
                picture?: "true" | "false";
            };
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    image: string[];
                };
                "image/*": string;
                "application/json": components["schemas"]["ImagesRequest"];
            };
        };
        responses: {
            /** @description The predictions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PredictedImages"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    predictModelVersion: {
        parameters: {
            query?: {
                /** @description Whether the answer contains the scored picture of each image. */
                picture?: "true" | "false";
            };
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    image: string[];
                };
                "image/*": string;
                "application/json": components["schemas"]["ImagesRequest"];
            };
        };
        responses: {
            /** @description The predictions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PredictedImages"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getEvaluation: {
        parameters: {
            query?: {
                /** @description `train`: the images on which the model was trained. `validation`: the held-out images; with folds, all images of the training set, each predicted by the model of its fold. `test`: the images of the test file. */
                split?: "train" | "validation" | "test";
                /** @description The number of images in `worst`. */
                worst?: number;
                /** @description The maximum number of points of each ROC curve. */
                points?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The evaluation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    listRegisteredModels: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `name`, `versionCount`, `createdAt`, `updatedAt`. Default: `name`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `name` (text), `tags` (texts), `note` (text or null), `aliases` (texts), `versionCount` (number), `createdAt` (time), `updatedAt` (time). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of registered models. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredModelPage"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
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
    getRegisteredModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The registered model. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredModel"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    deleteRegisteredModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted model. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredModel"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    editRegisteredModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisteredModelEdit"];
                "application/merge-patch+json": components["schemas"]["RegisteredModelEdit"];
            };
        };
        responses: {
            /** @description The changed model. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredModel"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listModelVersions: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `version`, `createdAt`, `metrics.validation.accuracy`, `metrics.validation.cost`, `metrics.test.accuracy`, `metrics.train.accuracy`, `metrics.train.cost`, `metrics.test.cost`, `metrics.validation.balancedAccuracy`, `metrics.validation.precision`, `metrics.validation.recall`, `metrics.validation.f1`, `metrics.validation.rocAuc`, `metrics.test.balancedAccuracy`, `metrics.test.precision`, `metrics.test.recall`, `metrics.test.f1`, `metrics.test.rocAuc`, `metrics.train.balancedAccuracy`, `metrics.train.precision`, `metrics.train.recall`, `metrics.train.f1`, `metrics.train.rocAuc`. Default: `-version`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `version` (number), `aliases` (texts), `trialId` (text), `sweepId` (text), `trialStatus` (one of queued, running, completed, failed, diverged, cancelled, pruned), `dataset.name` (text), `note` (text or null), `createdAt` (time), `metrics.validation.accuracy` (number or null), `metrics.validation.cost` (number or null), `metrics.test.accuracy` (number or null), `metrics.train.accuracy` (number or null), `metrics.train.cost` (number or null), `metrics.test.cost` (number or null), `metrics.validation.balancedAccuracy` (number or null), `metrics.validation.precision` (number or null), `metrics.validation.recall` (number or null), `metrics.validation.f1` (number or null), `metrics.validation.rocAuc` (number or null), `metrics.test.balancedAccuracy` (number or null), `metrics.test.precision` (number or null), `metrics.test.recall` (number or null), `metrics.test.f1` (number or null), `metrics.test.rocAuc` (number or null), `metrics.train.balancedAccuracy` (number or null), `metrics.train.precision` (number or null), `metrics.train.recall` (number or null), `metrics.train.f1` (number or null), `metrics.train.rocAuc` (number or null). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelVersionPage"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
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
    registerModelVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelVersionRequest"];
            };
        };
        responses: {
            /** @description The version. */
            201: {
                headers: {
                    Location?: string;
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelVersion"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getModelVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelVersion"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    deleteModelVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changed model. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredModel"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getRegisteredModelJSON: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything needed to predict. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getRegisteredModelNPZ: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getRegisteredModelSafetensors: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getRegisteredModelONNX: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getModelVersionJSON: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything needed to predict. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getModelVersionNPZ: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getModelVersionSafetensors: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    getModelVersionONNX: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    moveAlias: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
                alias: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AliasRequest"];
            };
        };
        responses: {
            /** @description The changed model. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredModel"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteAlias: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state. */
                "If-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
                alias: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changed model. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredModel"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listOperations: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `createdAt`, `startedAt`, `finishedAt`. Default: `-createdAt`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `type` (one of sweep.delete, sweep.verify, sweep.audit, dataset.import), `status` (one of queued, running, completed, failed, cancelled), `target.sweepId` (text or null), `createdAt` (time), `startedAt` (time or null), `finishedAt` (time or null). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of operations. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationPage"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
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
    getOperation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    cancelOperation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cancelled operation. */
            200: {
                headers: {
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listDatasets: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `name`, `trainCount`, `testCount`, `featureCount`. Default: `name`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `name` (text), `trainCount` (number), `testCount` (number), `featureCount` (number). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of datasets. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetPage"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
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
    addDataset: {
        parameters: {
            query?: {
                /** @description The name of the dataset. Required if the body is one file, and otherwise a field of the form. */
                name?: string;
                /** @description An `ImportMapping` as JSON, if the body is one file and needs it. */
                mapping?: string;
                /** @description `true`, if the body is one file: the import only reports what it finds, and adds no version. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key. */
                "Idempotency-Key"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["DatasetUpload"];
                "application/octet-stream": string;
                "application/zip": string;
                "application/gzip": string;
                "application/x-hdf5": string;
                "application/x-npz": string;
                "application/x-npy": string;
            };
        };
        responses: {
            /** @description The version that this upload has made before. */
            200: {
                headers: {
                    Location?: string;
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description The operation. */
            202: {
                headers: {
                    Location?: string;
                    /** @description `true` if an earlier request had the same Idempotency-Key. The answer is the present state. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getDataset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    deleteDataset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was removed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedDataset"];
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
    getDatasetVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    deleteDatasetVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was removed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedDataset"];
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
    getDatasetFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    /** @description Always `bytes`. */
                    "Accept-Ranges"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-hdf5": string;
                };
            };
            /** @description The part of the file that the header Range of the request names. */
            206: {
                headers: {
                    /** @description Always `bytes`. */
                    "Accept-Ranges"?: string;
                    "Content-Range"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-hdf5": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    /** @description Always `bytes`. */
                    "Accept-Ranges"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
    listImages: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `index`, `label`. Default: `index`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `index` (number), `label` (number), `class` (text). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
                /** @description The file of the images. */
                split?: "train" | "test";
                /** @description The version of the dataset. Default: the newest. */
                version?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of images. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImagePage"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    getImage: {
        parameters: {
            query?: {
                /** @description The version of the dataset. Default: the newest. */
                version?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
    listDatasetVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetVersions"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
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
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is alive. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service can accept sweeps. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
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
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getInfo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service and the caller. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Info"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
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
    listWorkers: {
        parameters: {
            query?: {
                /** @description The fields to sort by, separated by commas. A field with `-` before it is sorted in descending order. Items without a value come last. The fields: `id`, `threads`. Default: `id`. */
                sort?: string;
                /** @description Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: `id` (text), `threads` (number). */
                filter?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page. */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workers. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerPage"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
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
    getUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The id of the request in the log and in the answer. Without a valid value, the api makes an id. */
                "X-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last count. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
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
    sweepEnded: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the message. Every attempt has the same id, so that a receiver can recognise a duplicate. */
                "webhook-id": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` followed by the HMAC-SHA256 in base64, as in Standard Webhooks. If the service has several secrets, the header has one signature for each, separated by spaces. */
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
                /** @description `v1,` followed by the HMAC-SHA256 in base64, as in Standard Webhooks. If the service has several secrets, the header has one signature for each, separated by spaces. */
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
