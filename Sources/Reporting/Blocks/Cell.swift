internal import Basics

/// Code and what came of it: a cell, in a format that has cells.
///
/// Other formats show its ``blocks``.
package struct Cell: Hashable, Sendable {
  /// Why the code is there.
  package enum Role: Hashable, Sendable {
    /// A person wrote it, and it can be run again.
    case entry
    /// A person wrote it, and it is only shown: it failed, was stopped, or was taken back.
    case shownOnly
    /// It measures once more what stands in its output; only a format with cells has use for it.
    case measuring
  }

  /// One thing that came of the code.
  package enum Output: Hashable, Sendable {
    /// What it printed, and how many bytes were cut off its end.
    case printed(String, isError: Bool = false, dropped: Int = 0)
    /// Why it ended early, one sentence.
    case failed(String)
    case shown([Block])
  }

  package var code: String
  package var language: String
  package var role: Role
  package var output: [Output]

  /// Makes a cell.
  package init(_ code: String, language: String, role: Role = .entry, output: [Output] = []) {
    self.code = code
    self.language = language
    self.role = role
    self.output = output
  }

  /// How it is shown where there are no cells.
  package var blocks: [Block] {
    let code: [Block] = role == .measuring ? [] : [.code(code, language: language)]
    return code + output.flatMap(\.blocks)
  }
}

extension Cell.Output {
  /// The output in its place below the code.
  package var blocks: [Block] {
    switch self {
    case .printed(let text, _, let dropped):
      let cut: [Block] =
        dropped > 0 ? [.paragraph(.muted("\(dropped.grouped) more bytes were not kept."))] : []
      return (text.isEmpty ? [] : [.code(text, language: "text")]) + cut
    case .failed(let message): return [.paragraph(.bad(message))]
    case .shown(let blocks): return blocks
    }
  }
}
