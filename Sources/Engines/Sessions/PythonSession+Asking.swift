package import Basics
package import Measuring

extension PythonSession {
  /// How long looking at all names may take.
  private static let patience: Duration = .seconds(5)

  package func weighNames(monitor: any Monitor) -> Outcome<[WeighedName]> {
    withWorker(monitor) { worker, _ in
      monitor.worker(phase: "weighing the session's names")
      let reply = worker.request(
        "who", ["fork": true, "seconds": .double(Self.patience.seconds)], monitor: monitor)
      switch reply {
      case .failed(let failure): return .failed(failure)
      case .result(let json, _):
        return .value((json["names"]?.array ?? []).map(WeighedName.init(json:)))
      }
    }
  }

  package func timeByFork(_ code: Snippet, n: Int?, monitor: any Monitor) -> Outcome<Timing> {
    withWorker(monitor) { worker, _ in
      monitor.worker(phase: "timing")
      let reply = worker.request(
        "clock-here",
        [
          "fork": true, "build": .snippet(code), "n": .optional(n), "seconds": .double(1.5),
          "stretch": .double(TimingPlan(variants: 1, effort: .quick).minimumStretch),
        ], monitor: monitor)
      switch reply {
      case .failed(let failure): return .failed(failure)
      case .result(let json, _):
        let loops = json["loops"]?.int ?? 1
        let samples = (json["samples"]?.array ?? []).compactMap(\.double).map {
          Sample(seconds: $0, loops: loops, process: 0)
        }
        guard let timing = Timing(samples: samples) else {
          return .failed(Failure(.engine, "The code could not be timed."))
        }
        return .value(timing)
      }
    }
  }

  package func watch(
    _ snippet: Snippet, n: Int?, monitor: any Monitor, onLook: @escaping (MemoryTrace) -> Void
  ) -> Outcome<Watched> {
    withWorker(monitor) { worker, _ in
      switch worker.copy(stays: false) {
      case .impossible(let reason):
        return .failed(
          Failure(
            .engine, "The session cannot be copied to run this in: \(reason).",
            hint: "`compare` runs code in processes of its own."))
      case .made(let copy, _, _, _):
        defer { copy.end() }
        return watch(snippet, n: n, in: copy, monitor: monitor, onLook: onLook)
      }
    }
  }

  private func watch(
    _ snippet: Snippet, n: Int?, in copy: Worker, monitor: any Monitor,
    onLook: @escaping (MemoryTrace) -> Void
  ) -> Outcome<Watched> {
    let recorder = TraceRecorder()
    var last = ContinuousClock.now
    let reply = copy.request(
      "watch", ["snippet": .snippet(snippet), "n": .optional(n)], monitor: monitor,
      onEvent: { event, message in if event == "trace" { recorder.take(message) } },
      onLook: { live in
        recorder.look(live)
        guard ContinuousClock.now - last > .milliseconds(100) else { return }
        last = .now
        onLook(recorder.trace)
      })
    switch reply {
    case .failed(let failure): return .failed(failure)
    case .result(let json, _):
      return .value(
        Watched(
          trace: recorder.trace, peak: json["peak"]?.int.map(ByteCount.init),
          kept: json["kept"]?.int.map(ByteCount.init),
          took: Duration(bounded: json["seconds"]?.double ?? 0)))
    }
  }
}

extension WeighedName {
  /// Reads a row as the harness writes it.
  init(json: JSONValue) {
    self.init(
      name: json["name"]?.string ?? "", type: json["type"]?.string ?? "",
      summary: json["summary"]?.string ?? "", group: json["group"]?.string,
      memory: json["memory"].map(MemoryReading.init(json:)))
  }
}

extension Returned {
  /// Reads an account as the harness writes it; nil where there is none.
  init?(json: JSONValue) {
    guard let bytes = json["returned"]?.int else { return nil }
    self.init(
      bytes: ByteCount(bytes), waiting: ByteCount(json["waiting"]?.int ?? 0),
      held: ByteCount(json["held"]?.int ?? 0),
      holders: (json["holders"]?.array ?? []).compactMap { item in
        guard let name = item.array?.first?.string else { return nil }
        return Holder(name: name, isSame: item.array?.last?.bool == true)
      })
  }
}
