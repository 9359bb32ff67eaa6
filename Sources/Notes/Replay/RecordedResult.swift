package import Basics
package import Engines
package import Instruments
package import Languages
package import Measuring
import Reporting

/// A result of exported notes: what was found, and what it takes to measure it again.
package struct RecordedResult {
  /// Its number in the session; nil where the notes have none.
  package var number: Int?
  /// The tag that the journal has for it.
  package var type: String
  /// What has to be done to measure it again.
  package var work: any RecordedWork
  /// The versions of the packages that its code imports.
  package var packages: [String: String]
  /// The lesson it belongs to.
  package var lesson: String?
}

extension RecordedResult {
  /// Reads an item of the document; nil where it is no result.
  init?(item: JSONValue) throws(JSONMembers.Mismatch) {
    let members = try JSONMembers(item)
    type = try members.string("type")
    guard let instrument = InstrumentTable.instrument(tagged: type) else { return nil }
    number = try members.optionalInt("number")
    packages = members["packages"].object?.compactMapValues(\.string) ?? [:]
    lesson = members["place"]["lesson"]?.string
    work = try instrument.recorded(members)
  }
}

extension RecordedResult {
  /// What was found.
  package var figures: MeasuredFigures { work.figures }

  /// The engine that measured it.
  package var engine: EngineIdentity { work.engine }

  /// What it is called where results are listed: the code, or the variants' names.
  package var title: String { work.title }

  /// All of its code.
  package var code: [Snippet] { work.code }

  /// The language of its code; nil for one that this heft does not know.
  package var language: CodeLanguage? { CodeLanguage(rawValue: engine.name) }

  /// What its engine had been given beside its own.
  ///
  /// - Throws: where one of the names is no package's.
  package func requirements() throws(PackageError) -> [Requirement] {
    let names = (engine.packages ?? [:]).keys.sorted()
    // No list of packages says that PySpark runs on Java.
    var requirements: [Requirement] = []
    for name in names.contains("pyspark") ? names + [Requirement.java] : names {
      requirements.append(try Requirement(name))
    }
    return requirements
  }
}
