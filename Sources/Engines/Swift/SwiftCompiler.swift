internal import Basics
internal import FoundationEssentials
internal import Glibc
private import System

/// Parses, compiles and links by the programs of a toolchain, without its driver: that starts each of
/// them once more than is needed, and takes as long as linking.
struct SwiftCompiler {
  let toolchain: SwiftToolchain
  let cache: SwiftCache
  let budget: Budget
  let monitor: any Monitor

  /// What the compiler may hold beside the code's own budget: it needs 200 MB for the least program.
  private static let memory = ByteCount(4 << 30)
  static let module = "session"

  /// Where the statements of snippets begin.
  func outlines(of snippets: [Snippet]) throws(SystemError) -> Outcome<[SwiftPiece]> {
    let folder = try ScratchFolder()
    var text = ""
    var ranges: [Range<Int>] = []
    for (index, snippet) in snippets.enumerated() {
      text +=
        "#sourceLocation(file: \"snippet\(index)\", line: \(SwiftText.firstLine(of: index)))\n"
      let start = text.utf8.count
      text += snippet.code + "\n"
      ranges.append(start..<text.utf8.count)
      text += "#sourceLocation()\n"
    }
    let path = "\(folder.path)/main.swift"
    try write(text, to: path)
    let result = try run(
      "swift-frontend",
      [
        "-frontend", "-dump-parse", "-dump-ast-format", "json", "-diagnostic-style", "llvm",
        "-no-color-diagnostics", path,
      ])
    let unknown = snippets.map { SwiftPiece(snippet: $0, outline: SwiftOutline(items: [])) }
    if let failure = failure(of: result, unknown) { return .failed(failure) }
    let bytes = Array(text.utf8)
    guard let tree = try? JSONValue(parsing: Array(result.output.utf8)) else {
      return .failed(SwiftDiagnostics(pieces: unknown).failure(result.errors))
    }
    return .value(
      zip(snippets, ranges).map { snippet, range in
        SwiftPiece(
          snippet: snippet, outline: SwiftOutline(tree: tree, range: range, bytes: bytes))
      })
  }

  /// Makes a program of a text and puts it into the cache under a name.
  func build(_ text: SwiftText, as name: String) throws(SystemError) -> Outcome<SwiftBinary> {
    let folder = try ScratchFolder()
    let harness: String
    switch try harnessFolder() {
    case .value(let folder): harness = folder
    case .failed(let failure): return .failed(failure)
    }
    let (source, object, binary) = (
      "\(folder.path)/main.swift", "\(folder.path)/main.o", "\(folder.path)/program"
    )
    try write(text.text, to: source)
    monitor.worker(phase: "compiling")
    let compiled = try run(
      "swift-frontend",
      [
        "-frontend", "-c", "-primary-file", source, "-o", object, "-module-name", Self.module,
        "-I", harness, "-O", "-suppress-warnings",
      ] + common)
    if let failure = failure(of: compiled, text.pieces) { return .failed(failure) }
    let linked = try link([object, "\(harness)/HeftHarness.o"], autolinking: text, into: binary)
    if let failure = failure(of: linked, text.pieces) { return .failed(failure) }
    if let path = cache.keep(program: binary, as: name) {
      return .value(SwiftBinary(path: path, folder: nil))
    }
    return .value(SwiftBinary(path: binary, folder: folder))
  }

  /// Flags of every compilation. Line tables cost nothing at run time and tell where a trap was.
  private var common: [String] {
    [
      "-target", toolchain.triple, "-disable-objc-interop", "-gline-tables-only",
      "-diagnostic-style", "llvm", "-no-color-diagnostics",
    ]
  }

  /// What the toolchain and the flags add to the name of a binary.
  var key: ContentKey {
    ContentKey().adding(toolchain.fingerprint).adding(common.joined(separator: " "))
      .adding(SwiftHarness.key)
  }

  /// Libraries that code did not ask for are linked only where it needs them: a process starts sooner
  /// with two libraries than with six.
  private func link(
    _ objects: [String], autolinking text: SwiftText, into binary: String
  ) throws(SystemError) -> ToolRun.Result {
    var libraries = ["-lswift_Concurrency", "-lswift_StringProcessing", "-lswift_RegexParser"]
    if text.imports {
      let list = "\(binary).autolink"
      let run = try run("swift-autolink-extract", objects + ["-o", list])
      guard case .exit(0) = run.ending else { return run }
      libraries = (TextFile.read(list) ?? "").split { $0.isWhitespace }.map(String.init)
    }
    let lld = FileManager.default.isExecutableFile(atPath: "\(toolchain.programs)/ld.lld")
    return try run(
      "clang",
      (lld ? ["-fuse-ld=lld"] : []) + [
        "-pie", "--target=\(toolchain.triple)", "-Xlinker", "-rpath", "-Xlinker",
        toolchain.libraries, "\(toolchain.libraries)/\(toolchain.architecture)/swiftrt.o",
      ] + objects + ["-L", toolchain.libraries, "-Wl,--as-needed", "-lswiftCore", "-lswiftGlibc"]
        + libraries + ["-o", binary])
  }

  /// The folder of the compiled harness, made by the first program that needs it.
  private func harnessFolder() throws(SystemError) -> Outcome<String> {
    let name = "harness-\(key.text)"
    if let folder = cachedHarness(name) { return .value(folder) }
    if let kept = KeptFolder.path(name) { return .value(kept) }
    monitor.worker(phase: "compiling the harness, once for this compiler")
    let scratch = try ScratchFolder()
    var sources: [String] = []
    for (name, text) in SwiftHarness.files {
      sources.append("\(scratch.path)/\(name)")
      try write(String(decoding: text, as: UTF8.self), to: "\(scratch.path)/\(name)")
    }
    let output = "\(scratch.path)/made"
    try? FileManager.default.createDirectory(
      atPath: output, withIntermediateDirectories: true, attributes: nil)
    let result = try run(
      "swift-frontend",
      [
        "-frontend", "-c", "-Osize", "-whole-module-optimization", "-parse-as-library",
        "-module-name",
        "HeftHarness", "-enable-upcoming-feature", "InternalImportsByDefault",
        "-emit-module-path", "\(output)/HeftHarness.swiftmodule", "-o", "\(output)/HeftHarness.o",
      ] + common + sources, time: max(budget.time, .seconds(300)))
    guard case .exit(0) = result.ending, result.stopped == nil else {
      return .failed(
        failure(of: result, []) ?? SwiftDiagnostics(pieces: []).failure(result.errors))
    }
    try write(Self.digest(ofHarnessIn: output) ?? "", to: "\(output)/done")
    if let parent = cache.folder, ProgramFolder.make(parent) {
      // Another shell may have been first: its folder is as good.
      try? FileManager.default.moveItem(atPath: output, toPath: "\(parent)/\(name)")
      if let folder = cachedHarness(name) { return .value(folder) }
    }
    // There is no cache, or it cannot be written.
    return .value(KeptFolder.keep(scratch, at: output, as: name))
  }

  /// The harness in the cache, which counts as used now; nil where it is not there, or not as it was
  /// made: then it is removed.
  private func cachedHarness(_ name: String) -> String? {
    guard let parent = cache.folder, ProgramFolder.isSafe(parent) else { return nil }
    let folder = "\(parent)/\(name)"
    let done = "\(folder)/done"
    guard let kept = TextFile.read(done), kept == Self.digest(ofHarnessIn: folder) else {
      try? FileManager.default.removeItem(atPath: folder)
      return nil
    }
    utimensat(AT_FDCWD, done, nil, 0)
    return folder
  }

  private static func digest(ofHarnessIn folder: String) -> String? {
    SwiftCache.digest(of: ["HeftHarness.swiftmodule", "HeftHarness.o"].map { "\(folder)/\($0)" })
  }

  private func run(
    _ program: String, _ arguments: [String], time: Duration? = nil
  ) throws(SystemError) -> ToolRun.Result {
    try ToolRun(
      path: "\(toolchain.programs)/\(program)", arguments: arguments, memory: Self.memory,
      time: time ?? budget.time
    ).run(monitor: monitor)
  }

  private func failure(of result: ToolRun.Result, _ pieces: [SwiftPiece]) -> Failure? {
    switch result.stopped {
    case .interrupted: return Failure(.interrupted, "Interrupted.")
    case .some:
      return Failure(
        .timedOut, "Compiling took longer than \(budget.time.text) and was stopped.",
        hint: "Give the compiler types to go by, or allow more time.")
    case nil: break
    }
    switch result.ending {
    case .exit(0): return nil
    case .exit: return SwiftDiagnostics(pieces: pieces).failure(result.errors)
    case .signal:
      return Failure(
        .engine, "The Swift compiler crashed.",
        hint: "It may have run out of memory, or the code meets a fault of the compiler.")
    }
  }

  private func write(_ text: String, to path: String) throws(SystemError) {
    let file = try Descriptor(open: path, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600)
    try file.write(all: Array(text.utf8))
  }
}
