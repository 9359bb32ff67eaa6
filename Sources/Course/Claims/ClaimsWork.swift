import Engines
import Instruments
import Languages
import Lessons
import Measuring

/// The part of a lesson that judges claims, run on one interpreter.
struct ClaimsWork: Sendable {
  let lesson: Lesson
  let interpreter: PythonInterpreter
  /// The claims that are asked for.
  let claims: Set<String>
  /// Whether it is the experiments on time that run, or all others.
  let isTimed: Bool
  let isFull: Bool

  /// What came of it, by the claim's id.
  typealias Verdicts = [String: ClaimVerdict]

  /// Whether there is anything to run.
  var isEmpty: Bool { experiments.isEmpty && facts.isEmpty }

  /// The experiments that judge a claim which is asked for.
  private var experiments: [ExperimentSpec] {
    lesson.experiments.filter { spec in
      spec.programs[.python] != nil && spec.judgesTimes == isTimed
        && spec.claims.contains { claims.contains($0.claim) }
    }
  }

  private var facts: [Fact] {
    isTimed
      ? [] : lesson.facts.filter { $0.language == .python && claims.contains($0.claim) }
  }

  /// Runs what there is to run; what cannot be run leaves its claims without a verdict.
  func run(in workspace: Workspace) throws(Problem) -> Verdicts {
    let engine = try workspace.engine().identity
    var reasons: [String: String] = [:]
    do {
      try workspace.usePackages(of: lesson)
    } catch {
      guard error.exitCode == .missing else { throw error }
      let ids = experiments.flatMap { $0.claims.map(\.claim) } + facts.map(\.claim)
      return Dictionary(
        ids.map { ($0, ClaimVerdict(engine: engine, notJudged: error.message)) },
        uniquingKeysWith: { first, _ in first })
    }
    var results = LessonResults()
    for spec in experiments {
      do throws(Problem) {
        let run = try workspace.run(
          spec, of: lesson, n: isFull ? spec.n : spec.quick, effort: spec.claimsEffort,
          in: .python)
        guard try run.comparison.whole().sameAnswer != false else {
          throw Problem("its variants give different answers", exitCode: .failed)
        }
        results.add([run], of: spec)
      } catch {
        if error.exitCode == .interrupted { throw error }
        for test in spec.claims {
          reasons[test.claim] = "the experiment \(spec.id) did not run: \(error.message)"
        }
      }
    }
    for fact in facts {
      do throws(Problem) {
        results.add(fact: fact, value: try workspace.value(of: fact), engine: engine)
      } catch {
        if error.exitCode == .interrupted { throw error }
        reasons[fact.claim] = "its code did not run: \(error.message)"
      }
    }
    let used = try workspace.engine().identity
    return results.claims.mapValues { ClaimVerdict($0, on: used) }
      .merging(reasons.mapValues { ClaimVerdict(engine: used, notJudged: $0) }) { $0.and($1) }
  }
}

extension ExperimentSpec {
  /// Whether a claim on time hangs on it.
  fileprivate var judgesTimes: Bool { claims.contains { $0.effect.direction.isTime } }

  /// No more than its claims need.
  fileprivate var claimsEffort: Effort {
    if judgesTimes { return .quick }
    return claims.contains { $0.effect.ledger == .rss } ? .memoryOnly : .probeOnly
  }
}
