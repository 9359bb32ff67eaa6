internal import Basics

/// Makes one sentence of the end of a program: what trapped, and on which of the user's lines.
struct SwiftCrash {
  let program: SwiftProgram

  /// Says more of a failure.
  ///
  /// - Parameter crash: what the program said of itself before it ended; nil where it said nothing.
  func explained(_ failure: Failure, crash: JSONValue?) -> Failure {
    guard failure.kind == .signalled else { return failure }
    var failure = failure
    let message = Self.message(in: failure.output.standardError)
    if message?.contains("Could not allocate memory") == true {
      failure.kind = .outOfMemory
      failure.sentence = "The code needed more memory than it may have."
      failure.hint = "Try a smaller n, or allow more memory."
      return failure
    }
    let frames = symbols(crash?["addresses"]?.array?.prefix(256).compactMap(\.int) ?? [])
    let trap = frames.lazy.compactMap(\.trap).first
    let signal = crash?["signal"]?.int ?? 0
    if let reason = message ?? trap {
      failure.kind = .raised
      failure.sentence = "Fatal error: \(reason)."
      failure.hint = nil
    } else if signal == 4 || signal == 5 {
      failure.kind = .raised
      failure.sentence = "The code trapped: Swift stopped it because a rule was broken."
      failure.hint =
        "An index out of range, an arithmetic overflow, a nil that was unwrapped, a failed cast or a precondition."
    }
    let diagnostics = SwiftDiagnostics(pieces: program.pieces)
    let places = frames.compactMap { frame in
      diagnostics.place(line: frame.line, column: frame.column)
    }
    for place in places.reversed() {
      let frame = Frame(location: place.location, function: nil, text: place.line.trimmed)
      // A closure and what calls it often stand on one line.
      let before = failure.traceback.last
      guard before?.location.line != frame.location.line || before?.text != frame.text else {
        continue
      }
      failure.traceback.append(frame)
    }
    failure.location = places.first?.location
    failure.sourceLine = places.first?.line
    return failure
  }

  /// The message of `fatalError`, `precondition` and the standard library's own checks.
  private static func message(in output: String) -> String? {
    for line in output.split(separator: "\n").reversed() {
      guard let mark = line.firstRange(of: "Fatal error: ") ?? line.firstRange(of: "Fatal error")
      else { continue }
      let text = line[mark.upperBound...]
      return text.isEmpty ? "the code gave up" : String(text)
    }
    return nil
  }

  /// A line of code that was on its way.
  private struct Symbol {
    var line: Int
    var column: Int
    /// What the compiler calls the trap that stands there.
    var trap: String?
  }

  /// The lines that addresses belong to, innermost first, by the toolchain's symbolizer.
  private func symbols(_ addresses: [Int]) -> [Symbol] {
    // The first two are the handler's. The third trapped; the others are where calls return to.
    let places = addresses.dropFirst(2).enumerated().map {
      $0.offset == 0 ? $0.element : $0.element - 1
    }
    let run = ToolRun(
      path: "\(program.engine.toolchain.programs)/llvm-symbolizer",
      arguments: ["--obj=\(program.path)", "--inlines", "--output-style=JSON"]
        + places.map { "0x" + String($0, radix: 16) },
      time: .seconds(20))
    guard let result = try? run.run(monitor: SilentMonitor()),
      let json = try? JSONValue(parsing: Array(result.output.utf8))
    else { return [] }
    let failing = "Swift runtime failure: "
    return (json.array ?? []).flatMap { $0["Symbol"]?.array ?? [] }.map { symbol in
      let function = symbol["FunctionName"]?.string ?? ""
      return Symbol(
        line: symbol["Line"]?.int ?? 0,
        column: symbol["Column"]?.int ?? 0,
        trap: function.hasPrefix(failing) ? String(function.dropFirst(failing.count)) : nil)
    }
  }
}

extension String {
  /// Without blanks at both ends.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
