internal import Basics

/// What came of one request to a worker.
enum WorkerReply {
  /// The worker did it; the output is what the code printed meanwhile.
  case result(JSONValue, CapturedOutput)
  /// The code failed, or was stopped, or the worker ended. `Worker.isAlive` says whether it goes on.
  case failed(Failure)
}
