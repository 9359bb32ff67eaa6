import Journaling
import Measuring

/// How the figures of notes were taken: what every export says of it.
enum NotesMethod {
  static let text =
    "Each variant ran in fresh processes: memory in one that counts every allocation, times in others that carry no counter. Times are medians; intervals are 95 % intervals of the ratio, from samples taken in turn."

  /// The ledgers that notes show, in their usual order.
  static func ledgers(in notes: Notes) -> [Ledger] {
    let isCompared = notes.items.contains { if case .compared = $0.content { true } else { false } }
    let isSized = notes.items.contains { if case .sized = $0.content { true } else { false } }
    return Ledger.allCases.filter { ledger in
      switch ledger {
      case .shallow, .deep, .kept: isSized || isCompared
      case .own, .shared, .freed: isSized
      default: isCompared
      }
    }
  }
}
