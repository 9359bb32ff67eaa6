import Course
import Instruments

extension Command {
  static let claims = Command(
    "claims", in: .learn, "Hold what the sources claim against this machine.",
    usage: ["claims", "claims ID..."],
    explanation: [
      "Each claim is judged by its lesson's experiment, at the size of a quick check, on every Python that is found. Named are claims such as D4, sources by their letter, or lessons; without a name it judges them all, which takes some minutes.",
      "Quick sizes judge quickly and not always as full ones do: `heft claims --full`, outside the shell, takes those.",
    ],
    examples: ["claims B7"], operand: .claim
  ) { (session, arguments) throws(Problem) in
    let names = arguments.split(separator: " ").map(String.init)
    return try session.workspace.judgeClaims(ClaimsRequest(names: names))
  }
}
