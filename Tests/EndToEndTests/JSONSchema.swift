import Foundation
import TestSupport
import Testing

/// The schemas in `docs/json`, as an independent implementation reads them.
///
/// `HEFT_TEST_PYTHON` names a Python with the package jsonschema; `make test` makes one.
enum JSONSchema {
  static let python = ProcessInfo.processInfo.environment["HEFT_TEST_PYTHON"]

  /// Whether documents can be validated here.
  static let isAvailable: ConditionTrait = .enabled(
    if: python != nil, "HEFT_TEST_PYTHON names no Python with jsonschema")

  /// What is wrong with a document, a line each; nothing where it is valid.
  static func findings(in document: String, against name: String) throws -> String {
    let folder = TemporaryFolder()
    let file = try folder.file("document.json", document)
    let schemas = HeftProcess.packageFolder.appending(path: "docs/json").path()
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = ["-c", program, schemas, name, file]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }

  /// The schemas themselves are held against the draft they name, too.
  private static let program = """
    import json, pathlib, sys
    import jsonschema, referencing

    folder, name, document = sys.argv[1:]

    def schema(file):
        return json.loads((pathlib.Path(folder) / file).read_text())

    registry = referencing.Registry(
        retrieve=lambda file: referencing.Resource.from_contents(schema(file)))
    root = schema(name + ".schema.json")
    jsonschema.Draft202012Validator.check_schema(root)
    validator = jsonschema.Draft202012Validator(root, registry=registry)
    with open(document) as file:
        for error in validator.iter_errors(json.load(file)):
            print(error.json_path, error.message[:300])
    """
}
