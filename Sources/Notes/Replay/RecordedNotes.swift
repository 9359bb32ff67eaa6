import Basics
import Instruments
package import Journaling
import Measuring
import Reporting

/// Exported notes, as far as they can be measured again.
package struct RecordedNotes {
  package var path: String
  package var session: String?
  /// When the session began.
  var began: Timestamp?
  /// The version of heft that measured.
  package var heft: String?
  package var machine: MachineDescription?
  package var results: [RecordedResult]
  /// What the file shows of its code, and the line of its record; nil where the record is all there is.
  package var shown: (code: [String], recordLine: Int)?
  /// The code entries by their numbers, as the record has them.
  package var entries: [Int: String] = [:]

  /// Reads an exported file.
  ///
  /// - Throws: a ``Problem`` where it holds no notes, or not as heft wrote them.
  init(path: String) throws(Problem) {
    let text = try TextFile.read(path)
    let document = try ExportedRecord.document(in: text, of: path)
    shown = ExportedRecord.shownCode(in: text)
    self.path = path
    session = document["session"]?.string
    began = document["began"]?.string.flatMap { Timestamp($0) }
    heft = document["heft"]?.string
    machine = document["machine"].flatMap { MachineDescription(json: $0) }
    results = []
    do throws(JSONMembers.Mismatch) {
      for item in document["items"]?.array ?? [] {
        if let result = try RecordedResult(item: item) { results.append(result) }
        if item["type"] == "entry", let index = item["index"]?.int, let text = item["text"]?.string
        {
          entries[index] = text
        }
      }
    } catch {
      throw .changed(path)
    }
  }
}

extension MachineDescription {
  /// Reads the machine of exported notes; nil where it is none.
  fileprivate init?(json: JSONValue) {
    guard let system = json["system"]?.string, let architecture = json["architecture"]?.string
    else { return nil }
    self.init(
      system: system, kernel: json["kernel"]?.string, architecture: architecture,
      processor: json["processor"]?.string, cores: json["cores"]?.int,
      memory: json["memory"]?.int.map { ByteCount($0) })
  }
}
