// What the program that heft writes around a piece of code calls. The names begin with `heft`, so
// that they hide none of the code's own.

internal import Glibc

/// The folder for the code's files, under the name that it has in every language. A name of the
/// code's own goes before one that is imported.
public let scratch = getenv("HEFT_SCRATCH").map { String(cString: $0) } ?? ""

/// Greets heft, waits for the first request and returns the size that it names.
///
/// - Parameter program: any address inside the program's own image.
public func heftStart(_ program: UnsafeRawPointer? = #dsohandle) -> Int {
  Streams.prepare()
  Crash.watch(program: program)
  Channel.send([
    ("event", .text("ready")), ("hooks", .text(Counters.arePresent ? "exact" : "none")),
    ("reason", .text("it was not loaded")),
  ])
  Program.request = Channel.receive()
  return Program.request.int("n") ?? 0
}

/// From here on the code runs again that was heard before: nothing of it is shown.
public func heftSilence() {
  Channel.phase("setting up")
  Streams.silence()
}

/// From here on what is printed is shown.
public func heftSpeak() { Streams.speak() }

/// Shows the value of an expression, which is kept by nothing.
public func heftShow<Value>(_ value: Value) {
  Program.shown = Showing.text(value)
  if Program.shown != nil { Program.shownType = String(describing: Value.self) }
}

/// Notes what a name of the code holds.
public func heftName<Value>(_ name: String, _ value: Value) {
  let length = Showing.length(of: value)
  let summary = length.map { "\($0) items" } ?? Showing.text(value, limit: 40) ?? ""
  Program.names.append(
    .object([
      ("name", .text(name)), ("type", .text(String(describing: Value.self))),
      ("summary", .text(summary)),
    ]))
}

/// Adds a variant that is built and not used.
public func heftVariant<Value>(_ build: @escaping () throws -> Value) {
  Program.variants.append(Variant<Value, Void>(build: build, use: nil))
}

/// Adds a variant that is built and used.
public func heftVariant<Value, Answer>(
  _ build: @escaping () throws -> Value, use: @escaping (inout Value) throws -> Answer
) {
  Program.variants.append(Variant(build: build, use: use))
}

/// Answers heft's requests; never returns.
public func heftServe() -> Never { Program.serve() }
