package import Journaling
import Reporting

/// Every instrument whose results are kept, in the order of the help page. The shell, notes, search, exports
/// and replay find one here and nowhere else.
package enum InstrumentTable {
  package static let all: [any Instrument.Type] = [
    SizeInstrument.self, CompareInstrument.self, TimeInstrument.self, LayoutInstrument.self,
    WatchInstrument.self,
  ]

  /// The instrument whose results have that tag.
  package static func instrument(tagged tag: String) -> (any Instrument.Type)? {
    all.first { $0.tag == tag }
  }

  /// The result in an item of notes, and the tag of the instrument that it is of; nil where it is none.
  package static func kept(
    in content: NotesItem.Content
  ) -> (tag: String, result: any KeptResult)? {
    for instrument in all {
      if let result = instrument.kept(in: content) { return (instrument.tag, result) }
    }
    return nil
  }
}
