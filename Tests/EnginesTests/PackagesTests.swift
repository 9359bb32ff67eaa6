import Engines
import Foundation
import Measuring
import TestSupport
import Testing

/// Packages of lessons: found in environments, refused in one sentence, never mixed.
@Suite struct PackagesTests {
  /// A folder laid out as a virtual environment is, with one package in it.
  private func environment(
    for python: PythonInterpreter, requires: String = ""
  ) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let site = "\(python.packageKey)/lib/python\(python.packageKey)/site-packages"
    _ = try folder.file("\(site)/heftling.py", "weight = 42")
    _ = try folder.file(
      "\(site)/heftling-1.5.dist-info/METADATA",
      "Metadata-Version: 2.1\nName: heftling\nVersion: 1.5\n\(requires)\n")
    return folder
  }

  @Test(arguments: Pythons.all)
  func aPackageOfAnEnvironmentIsFoundAndImported(_ python: PythonInterpreter) throws {
    let folder = try environment(for: python)
    let shelf = PackageShelf(folder: nil, environment: ["HEFT_PACKAGES": folder.path])
    let engine = PythonEngine(python)
    try engine.use([Requirement("heftling")], from: shelf)
    #expect(engine.identity.packages == ["heftling": "1.5"])
    #expect(engine.identity.path == python.identity.path)
    let session = try engine.startSession(budget: Budget(time: .seconds(30)))
    defer { session.close() }
    #expect(try session.shown("__import__('heftling').weight") == "42")
  }

  @Test func aRunningSessionTakesPackagesOver() throws {
    let python = try Pythons.any
    let folder = try environment(for: python)
    let engine = PythonEngine(python)
    let session = try engine.startSession(budget: Budget(time: .seconds(30)))
    defer { session.close() }
    #expect(session.run("import heftling").value == nil)
    let shelf = PackageShelf(folder: folder.path, environment: [:])
    try engine.use([Requirement("heftling")], from: shelf)
    session.takeOverPackages()
    #expect(try session.shown("__import__('heftling').weight") == "42")
  }

  @Test func whatIsMissingIsNamed() throws {
    let python = try Pythons.any
    let folder = try environment(for: python)
    let shelf = PackageShelf(folder: folder.path, environment: [:])
    let engine = PythonEngine(python)
    #expect(
      throws: PackageError.absent(["no-such-thing"], engine: python.identity.title)
    ) {
      try engine.use([Requirement("heftling"), Requirement("no-such-thing")], from: shelf)
    }
    #expect(engine.identity.packages == nil)
  }

  /// `pack[extra]` needs what the extra brings as well.
  @Test func anExtraThatIsMissingCounts() throws {
    let python = try Pythons.any
    let folder = try environment(
      for: python, requires: "Requires-Dist: no-such-thing>=2; extra == \"more\"")
    let shelf = PackageShelf(folder: folder.path, environment: [:])
    let engine = PythonEngine(python)
    try engine.use([Requirement("heftling")], from: shelf)
    #expect(throws: PackageError.self) {
      try engine.use([Requirement("heftling[more]")], from: shelf)
    }
  }

  @Test(arguments: [
    ("heftling<2", true), ("heftling<1.5", false), ("heftling>=1.5,<1.6", true),
    ("heftling>1.5", false), ("heftling==1.5.0", true), ("heftling!=1.5", false),
    ("heftling~=9.0", true),
  ])
  func aVersionThatWillNotDoCountsAsMissing(_ text: String, _ isMet: Bool) throws {
    let python = try Pythons.any
    let folder = try environment(for: python)
    let shelf = PackageShelf(folder: folder.path, environment: [:])
    let engine = PythonEngine(python)
    if isMet {
      try engine.use([Requirement(text)], from: shelf)
      #expect(engine.identity.packages == ["heftling": "1.5"])
    } else {
      #expect(throws: PackageError.absent([text], engine: python.identity.title)) {
        try engine.use([Requirement(text)], from: shelf)
      }
    }
  }

  @Test(arguments: [
    ("numpy", "numpy", "numpy", true),
    ("numpy<2; python_version < '3.10'", "numpy", "numpy<2", true),
    ("numpy<2; python_version < \"3.9\"", "numpy", "numpy<2", false),
    ("numpy >= 2 ; python_version>='3.10'", "numpy", "numpy>=2", false),
    (
      "dask[dataframe, distributed]>1", "dask[dataframe,distributed]",
      "dask[dataframe,distributed]>1", true
    ),
  ])
  func whatARequirementSays(
    _ text: String, _ title: String, _ wanted: String, _ isNeeded: Bool
  ) throws {
    let requirement = try Requirement(text)
    #expect(requirement.title == title)
    #expect(requirement.wanted == wanted)
    #expect(requirement.isNeeded(byPython: "3.9.18") == isNeeded)
  }

  @Test func nobodyIsAskedForWhatThisPythonDoesNotNeed() throws {
    let python = try Pythons.any
    let folder = try environment(for: python)
    let shelf = PackageShelf(folder: folder.path, environment: [:])
    let engine = PythonEngine(python)
    let other = try Requirement("no-such-thing; python_version < '3.2'")
    try engine.use([Requirement("heftling"), other], from: shelf)
    #expect(engine.identity.packages == ["heftling": "1.5"])
  }

  /// One call of pip for both would install neither.
  @Test func aWheelThatCannotBeInstalledLeavesTheOthersIn() throws {
    let python = try Pythons.any
    let wheels = TemporaryFolder()
    try wheel("heftling", tag: "py3-none-any", in: wheels, with: python)
    try wheel("misfit", tag: "cp39-cp39-win_amd64", in: wheels, with: python)
    let own = TemporaryFolder()
    let shelf = PackageShelf(folder: own.path, environment: [:])
    let engine = PythonEngine(python)
    let installer = PackageInstaller(
      into: try shelf.ownEnvironment(for: python), for: python, monitor: SilentMonitor(),
      variables: variables(wheels))
    let error = #expect(throws: PackageError.self) {
      try installer.install([Requirement("misfit"), Requirement("heftling")])
    }
    let sentence = try #require(error?.description)
    #expect(sentence.hasPrefix("misfit could not be installed for \(python.identity.title)"))
    #expect(sentence.contains("though heftling could"))
    #expect(sentence.contains("no ready-built misfit"))
    try engine.use([Requirement("heftling")], from: shelf)
    #expect(engine.identity.packages == ["heftling": "1.5"])
  }

  /// Settings of pip under which it takes packages from a folder alone.
  private func variables(
    _ wheels: TemporaryFolder, and others: [String: String] = [:]
  ) -> [String: String] {
    let own = ["PIP_FIND_LINKS": wheels.path, "PIP_NO_INDEX": "1"]
    return ProcessInfo.processInfo.environment.merging(own) { $1 }.merging(others) { $1 }
  }

  @Test("X3 Settings say where packages come from, and nothing of where they go or what runs")
  func settingsOfPip() throws {
    let python = try Pythons.any
    let wheels = TemporaryFolder()
    try wheel("heftling", tag: "py3-none-any", in: wheels, with: python)
    let (own, elsewhere) = (TemporaryFolder(), TemporaryFolder())
    // A pip of somebody else's, and one that would put packages elsewhere.
    let marker = "\(elsewhere.path)/ran"
    _ = try elsewhere.file("planted/pip/__main__.py", "open('\(marker)', 'w')")
    _ = try elsewhere.file("planted/pip/__init__.py", "open('\(marker)', 'w')")
    _ = try elsewhere.file("planted/sitecustomize.py", "open('\(marker)', 'w')")
    let configuration = try elsewhere.file(
      "pip.conf", "[install]\ntarget = \(elsewhere.path)/there\nno-deps = true\n")
    let environment = try PackageShelf(folder: own.path, environment: [:])
      .ownEnvironment(for: python)
    let installer = PackageInstaller(
      into: environment, for: python, monitor: SilentMonitor(),
      variables: variables(
        wheels,
        and: [
          "PIP_TARGET": "\(elsewhere.path)/there", "PIP_CONFIG_FILE": configuration,
          "PYTHONPATH": "\(elsewhere.path)/planted",
          "PIP_REQUIREMENT": "\(elsewhere.path)/none.txt",
        ]))
    try installer.install([Requirement("heftling")])
    #expect(!FileManager.default.fileExists(atPath: marker))
    #expect(!FileManager.default.fileExists(atPath: "\(elsewhere.path)/there"))
    let site = "\(environment.folder)/lib/python\(python.packageKey)/site-packages"
    #expect(FileManager.default.fileExists(atPath: "\(site)/heftling.py"))
  }

  @Test(
    "X3 The installer refuses what the linter refuses", arguments: ["--no-index", "a @ file:///a"])
  func theInstallerRefuses(_ text: String) {
    let error = #expect(throws: PackageError.self) { try Requirement(text) }
    #expect(error?.description.contains(text) == true)
    #expect(error?.hint?.contains("pandas") == true)
  }

  @Test("X3 A foreign lesson's packages go into an environment of its own")
  func aForeignLessonsEnvironment() throws {
    let python = try Pythons.any
    func folder(_ foreign: String?) throws -> String {
      try PackageShelf(folder: "/p", foreign: foreign, environment: [:])
        .ownEnvironment(for: python).folder
    }
    #expect(try folder(nil) == "/p/\(python.packageKey)")
    #expect(try folder("evil-1") == "/p/foreign/evil-1/\(python.packageKey)")
    #expect(try folder("evil-2") != folder("evil-1"))
  }

  /// A wheel of an empty package, so that no network is needed.
  private func wheel(
    _ name: String, tag: String, in folder: TemporaryFolder, with python: PythonInterpreter
  ) throws {
    let file = "\(folder.path)/\(name)-1.5-\(tag).whl"
    let maker = Process()
    maker.executableURL = URL(filePath: python.identity.path)
    maker.arguments = [
      "-c",
      """
      import sys, zipfile
      name, tag, file = sys.argv[1:]
      info = name + "-1.5.dist-info/"
      with zipfile.ZipFile(file, "w") as wheel:
          wheel.writestr(name + ".py", "")
          wheel.writestr(info + "METADATA", f"Metadata-Version: 2.1\\nName: {name}\\nVersion: 1.5\\n")
          wheel.writestr(info + "WHEEL", f"Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: {tag}\\n")
          wheel.writestr(info + "RECORD", "")
      """, name, tag, file,
    ]
    try maker.run()
    maker.waitUntilExit()
    #expect(maker.terminationStatus == 0)
  }

  @Test func nothingRequiredChangesNothing() throws {
    let engine = PythonEngine(try Pythons.any)
    try engine.use([], from: PackageShelf(folder: "/no/such/folder", environment: [:]))
    #expect(engine.identity.packages == nil)
  }

  @Test(arguments: [
    (#"openjdk version "17.0.15" 2025-04-15"#, 17), (#"java version "1.8.0_392""#, 8),
    (#"openjdk version "25" 2025-09-16"#, 25), ("no version here", nil),
  ])
  func theVersionOfJava(_ text: String, _ version: Int?) {
    #expect(JavaQuestion.version(in: text) == version)
  }

  @Test func javaIsAskedFor() {
    let shelf = PackageShelf(folder: nil, environment: [:])
    let python = try? Pythons.any
    guard let python else { return }
    do {
      #expect(try shelf.packages(for: [Requirement("java")], of: python) == PackageSet())
    } catch {
      #expect(error.description.hasPrefix("Java 17 or later is needed"))
      #expect(error.hint?.contains("apt install openjdk-17") == true)
    }
  }

  static let complaints: [(String, PackageError)] = [
    (
      """
      WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'
      ERROR: Could not find a version that satisfies the requirement pandas (from versions: none)
      ERROR: No matching distribution found for pandas
      """, .unreachable
    ),
    (
      "ERROR: No matching distribution found for tables",
      .noWheel("tables", engine: "CPython 3.14.0")
    ),
    (
      "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
      .full(folder: "/data/3.14")
    ),
    (
      "one\nERROR: ResolutionImpossible: for help visit a page\n",
      .failed("The installation", reason: "ResolutionImpossible: for help visit a page")
    ),
  ]

  @Test(arguments: complaints)
  func whatPipComplainsOfIsOneSentence(_ said: String, _ error: PackageError) {
    #expect(PipComplaint(said).error(folder: "/data/3.14", engine: "CPython 3.14.0") == error)
    #expect(!error.description.contains("\n"))
  }

  @Test(arguments: [
    ("Collecting pandas>=2", "looking for pandas"),
    (
      "  Downloading https://host/packages/pandas-3.1.1-cp313-cp313-manylinux.whl (12.3 MB)",
      "downloading pandas 3.1.1 (12.3 MB)"
    ),
    ("  Downloading pyspark-4.3.0.tar.gz (434.2 MB)", "downloading pyspark 4.3.0 (434.2 MB)"),
    (
      "  Using cached six-1.17.0-py2.py3-none-any.whl (11 kB)",
      "taking six 1.17.0 (11 kB) from pip's cache"
    ),
    ("Installing collected packages: pytz, six, numpy", "installing 3 packages"),
    ("Requirement already satisfied: six in /x", nil), ("", nil),
  ])
  func pipsProgress(_ line: String, _ phase: String?) {
    #expect(PipProgress.phase(of: line) == phase)
  }
}
