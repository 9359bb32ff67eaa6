import Instruments

extension Command {
  static let install = Command(
    "install", in: .learn, "Install the packages that a lesson needs.",
    usage: ["install", "install ID"],
    explanation: [
      "Puts them, from PyPI, into a virtual environment of heft's own, one for each version of Python, and opens the lesson. Nothing of yours is changed, and packages that your interpreter has already are used as they are.",
      "Without a name it means the lesson that could not be opened for want of packages.",
    ],
    examples: ["install welcome"], operand: .lesson, yieldsToNames: true
  ) { (session, arguments) throws(Problem) in
    try session.install(arguments)
  }
}
