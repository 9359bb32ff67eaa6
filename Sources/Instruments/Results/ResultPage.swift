package import Basics
import Journaling
package import Reporting

/// What a result's blocks depend on beside the result: its number, and what the notes around it show.
package struct ResultPage {
  private let number: Int?
  private let isPinned: Bool
  private let entriesAbove: Set<Int>
  private let isShown: (Snippet) -> Bool

  /// Makes the surroundings of a result.
  ///
  /// - Parameters:
  ///   - entriesAbove: the numbers of the entries that the notes show and that can be run again, so that
  ///     what is measured after them need not bring their code.
  ///   - isShown: whether the notes show a piece of code that runs before a measurement in another place.
  package init(
    number: Int?, isPinned: Bool, entriesAbove: Set<Int>, isShown: @escaping (Snippet) -> Bool
  ) {
    self.number = number
    self.isPinned = isPinned
    self.entriesAbove = entriesAbove
    self.isShown = isShown
  }

  /// A result's heading: its number and whether it is pinned, one level below the lesson's that it may stand in.
  package func titled(_ block: Block) -> Block {
    guard case .heading(_, let text, let aside) = block else { return block }
    let mark = number.map { Text.muted("[\($0)] ") } ?? ""
    return .heading(3, mark + text, aside: isPinned ? aside + " · pinned" : aside)
  }

  /// The code that a cell of a notebook has to run before it measures.
  package func missing(_ setup: [Snippet]) -> [Snippet] {
    setup.filter { snippet in
      guard let index = snippet.origin.entryIndex else { return true }
      return !entriesAbove.contains(index)
    }
  }

  /// The code that runs before, as far as nothing else shows it: what is measured again is what the notes
  /// say, and no more.
  package func before(_ setup: [Snippet], language: String) -> [Block] {
    setup.filter { !isShown($0) }.flatMap { snippet -> [Block] in
      [.paragraph(.strong("setup")), .code(snippet.code, language: language)]
    }
  }
}
