import Basics
import Engines
package import Instruments
import Lessons
import Measuring
import Reporting

extension Workspace {
  /// Holds what the sources claim against this machine, on every interpreter that is found.
  package func judgeClaims(_ request: ClaimsRequest = ClaimsRequest()) throws(Problem) -> Report {
    let claims = try selectedClaims(request.names)
    let judged = try judge(claims, request)
    return Report(Document(claims: judged), json: Self.json(judged))
  }

  /// The claims that names mean.
  private func selectedClaims(_ names: [String]) throws(Problem) -> [Claim] {
    let all = claims
    guard !all.isEmpty else { throw .missing("There are no claims here") }
    var selected: Set<String> = []
    for name in names {
      let meant = all.filter {
        $0.id == name.uppercased() || $0.source.id == name.uppercased() || $0.lesson == name
      }
      guard !meant.isEmpty else {
        throw .usage(
          "`\(name)` is no claim, no source and no lesson that judges one",
          hint:
            "claims are called \(all[0].id) to \(all[all.count - 1].id), sources by their letter")
      }
      selected.formUnion(meant.map(\.id))
    }
    return names.isEmpty ? all : all.filter { selected.contains($0.id) }
  }

  private func judge(
    _ claims: [Claim], _ request: ClaimsRequest
  ) throws(Problem) -> [JudgedClaim] {
    let course = try course()
    let byLesson = Dictionary(grouping: claims.filter { $0.lesson != nil }) { $0.lesson ?? "" }
    let lessons = course.lessons.filter { byLesson[$0.id] != nil }
    let interpreters =
      lessons.isEmpty ? [] : try interpreters(for: request.pythons) { $0.all() }
    func work(isTimed: Bool) -> [ClaimsWork] {
      lessons.flatMap { lesson in
        interpreters.map { interpreter in
          ClaimsWork(
            lesson: lesson, interpreter: interpreter,
            claims: Set(byLesson[lesson.id, default: []].map(\.id)), isTimed: isTimed,
            isFull: request.isFull)
        }
      }.filter { !$0.isEmpty }
    }
    var found: [PythonInterpreter: ClaimsWork.Verdicts] = [:]
    for (items, lanes) in [(work(isTimed: false), 2), (work(isTimed: true), 1)] {
      try Lanes(count: lanes).run(
        items, settings: settings, presenter: presenter,
        name: { "\($0.lesson.id) on \($0.interpreter.identity.version)" },
        work: { (item, workspaces) throws(Problem) in
          try item.run(in: workspaces.workspace(for: .python(item.interpreter)))
        },
        each: { item, verdicts in
          found[item.interpreter, default: [:]].merge(verdicts) { $0.and($1) }
        })
    }
    return claims.map { claim in
      let verdicts = interpreters.compactMap { found[$0]?[claim.id] }
      return JudgedClaim(
        claim: claim,
        verdicts: verdicts.isEmpty
          ? [ClaimVerdict(notJudged: reason(for: claim, in: course))] : verdicts)
    }
  }

  /// Why nothing ran for a claim.
  private func reason(for claim: Claim, in course: Course) -> String {
    if let reason = claim.unjudgeable { return "cannot be judged, because \(reason)" }
    guard let lesson = claim.lesson, course[lesson] != nil else { return "no lesson yet" }
    return "\(lesson) does not judge it in Python"
  }

  private static func json(_ claims: [JudgedClaim]) -> JSONValue {
    [
      "version": 1,
      "claims": .array(
        claims.flatMap { judged in
          judged.verdicts.map { verdict in
            [
              "id": .string(judged.claim.id), "source": .string(judged.claim.source.title),
              "author": .string(judged.claim.source.author),
              "says": .string(judged.claim.says),
              "figures": .array(judged.claim.figures.map(JSONValue.string)),
              "lesson": .optional(judged.claim.lesson), "holds": .optional(verdict.holds),
              "measured": .optional(verdict.measured), "reason": .string(verdict.reason),
              "engine": .optional(verdict.engine?.title),
            ]
          }
        }),
    ]
  }
}
