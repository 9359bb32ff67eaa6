import Basics
import Instruments
import Lessons
import Measuring
import Reporting

extension Document {
  /// Claims, source by source, with what became of each on each interpreter.
  package init(claims: [JudgedClaim]) {
    var blocks: [Reporting.Block] = []
    var source: Claim.Source?
    for judged in claims {
      if judged.claim.source != source {
        source = judged.claim.source
        blocks.append(.heading(2, Text(judged.claim.source.title)))
        blocks.append(.paragraph(.muted("author: \(judged.claim.source.author)")))
      }
      blocks.append(.paragraph(Self.head(of: judged.claim)))
      blocks.append(.list(Self.lines(of: judged.verdicts)))
    }
    let counts = JudgedClaim.Summary.allCases.compactMap { summary in
      let count = claims.count { $0.summary == summary }
      return count > 0 ? "\(count) \(summary.phrase(of: count))" : nil
    }
    blocks.append(
      .paragraph("\(claims.count.counted("claim")): \(counts.joined(separator: ", "))."))
    self.init(blocks)
  }

  private static func head(of claim: Claim) -> Text {
    let figures = claim.figures.map { "“\($0)”" }.joined(separator: ", ")
    return .strong("\(claim.id) ") + .marked(claim.says)
      + .muted(figures.isEmpty ? "" : " \(figures)")
      + .muted(claim.lesson.map { ", lesson \($0)" } ?? "")
  }

  /// One line for each verdict; interpreters that say the same share one.
  private static func lines(of verdicts: [ClaimVerdict]) -> [Text] {
    var groups: [(key: [String?], verdicts: [ClaimVerdict])] = []
    for verdict in verdicts {
      let word = verdict.holds.map { $0 ? "holds" : "does not hold" }
      let key = [word, verdict.measured, word == nil ? verdict.reason : nil]
      if let last = groups.indices.last, groups[last].key == key {
        groups[last].verdicts.append(verdict)
      } else {
        groups.append((key, [verdict]))
      }
    }
    return groups.map { line(of: $0.verdicts) }
  }

  private static func line(of verdicts: [ClaimVerdict]) -> Text {
    guard let first = verdicts.first else { return "" }
    let versions = verdicts.compactMap { $0.engine?.version }.joined(separator: ", ")
    let place: Text = versions.isEmpty ? "" : Text("\(versions): ")
    switch first.holds {
    case true?: return place + .good("holds") + Text(", \(first.measured ?? "")")
    case false?: return place + .bad("does not hold") + Text(", \(first.measured ?? "")")
    case nil:
      return place + .muted(first.measured.map { "cannot be judged, \($0)" } ?? first.reason)
    }
  }
}
