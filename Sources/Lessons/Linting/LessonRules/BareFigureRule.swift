internal import Basics

/// Prose holds no measured figure of its own: it is a slot, or quoted from a source with its claim.
///
/// Figures that belong to code, such as a buffer's size, stand between backticks.
enum BareFigureRule: LessonRule {
  static let id = "bare-figure"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    lesson.steps.flatMap(\.readableBlocks).flatMap { findings($0, context) }
  }

  private static func findings(_ block: Block, _ context: LintContext) -> [Diagnostic] {
    switch block {
    case .quote(let blocks):
      let prose = blocks.flatMap(\.prose)
      let named = prose.flatMap { claims(in: $0) }
      return prose.flatMap { findings($0, claims: named, isQuote: true, context) }
    case .list(_, let items):
      return items.flatMap { $0.flatMap { findings($0, context) } }
    default:
      return block.prose.flatMap {
        findings($0, claims: claims(in: $0), isQuote: false, context)
      }
    }
  }

  private static func findings(
    _ prose: Prose, claims: [String], isQuote: Bool, _ context: LintContext
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var isOpen = false
    for case .text(let text, let location) in prose.flattened {
      let quoted = quotation(in: text, isOpen: &isOpen)
      for figure in FigureScanner.figures(in: text) {
        var place = location
        place.column += figure.offset
        if isQuote || quoted[figure.offset] {
          findings += misquoted(figure.text, claims, at: place, context)
        } else {
          findings.append(
            context.finding(
              id, "`\(figure.text)` is a figure that no run produced.", at: place,
              hint:
                "write a slot such as {{points.kept.verdict}}, quote it with its claim (\"46.7%\", D4), or put it between backticks where it is part of the code"
            ))
        }
      }
    }
    return findings
  }

  private static func misquoted(
    _ figure: String, _ claims: [String], at place: SourceLocation, _ context: LintContext
  ) -> [Diagnostic] {
    if claims.isEmpty {
      return [
        context.finding(
          id, "`\(figure)` is quoted without its claim.", at: place,
          hint: "name the claim in the same paragraph, such as (D4)")
      ]
    }
    guard let catalogue = context.catalogue else { return [] }
    let figures = claims.flatMap { catalogue[$0]?.figures ?? [] }
    guard !figures.contains(where: { $0.withoutBlanks.contains(figure.withoutBlanks) }) else {
      return []
    }
    return [
      context.finding(
        id, "`\(figure)` is no figure of \(claims.joined(separator: ", ")).", at: place,
        hint: "the source says \(figures.isEmpty ? "no figure" : figures.joined(separator: "; "))")
    ]
  }

  /// For each character whether it stands between quotation marks.
  private static func quotation(in text: String, isOpen: inout Bool) -> [Bool] {
    text.map { character in
      switch character {
      case "“": isOpen = true
      case "”": isOpen = false
      case "\"": isOpen.toggle()
      default: break
      }
      return isOpen
    }
  }

  /// The claims' ids that a run of prose names.
  private static func claims(in prose: Prose) -> [String] {
    prose.plain().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter(SlotGrammar.isClaimID)
  }
}

extension String {
  fileprivate var withoutBlanks: String { filter { !$0.isWhitespace } }
}
