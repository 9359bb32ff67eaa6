package import Basics
package import Languages
package import Lessons

/// Codes that do not do what an exercise asks, made from its own solution, so that every exercise can be
/// tried with them.
///
/// Each runs the setup and the solution once more in a namespace of its own, with one knob turned, and
/// hands over what comes of it. None may pass: that an exercise asks for an answer which depends on all
/// of its data is what keeps it from being solved by leaving work out.
package enum ExerciseCheats: String, CaseIterable, Sendable {
  /// Nothing, of the type that the solution builds; in Swift, what it builds of nothing.
  case empty
  /// A tenth of the data left out.
  case part
  /// The answer for another seed, as if it had been prepared.
  case prepared

  /// What it does, as it is said of code.
  package var title: String {
    switch self {
    case .empty: "an empty result"
    case .part: "nine tenths of the work"
    case .prepared: "an answer prepared for another seed"
    }
  }

  /// The code for an exercise.
  package func code(
    for program: Exercise.Program, in language: CodeLanguage = .python, at location: SourceLocation
  ) -> Snippet {
    let lesson = (program.setup + [program.solution]).map(\.code).joined(separator: "\n\n")
    return switch language {
    case .python: Snippet(python(lesson), origin: location)
    case .swift: Snippet("\(shadow)\n\(lesson)", origin: location)
    }
  }

  private func python(_ lesson: String) -> String {
    """
    import ast, os
    folder = os.path.join(scratch, "\(rawValue)")
    os.makedirs(folder, exist_ok=True)
    tree = ast.parse(\(JSONValue.string(lesson).line()))
    last = ast.Expression(tree.body.pop().value)
    space = {"n": \(n), "seed": \(seed), "scratch": folder, "__name__": "__main__"}
    exec(compile(tree, "lesson", "exec"), space)
    value = eval(compile(last, "lesson", "eval"), space)
    \(ending)
    """
  }

  /// The knob in Swift: a name in front of the code, which hides the one that heft binds.
  private var shadow: String {
    switch self {
    case .empty: "let n = 0"
    case .part: "let n = n - max(1, n / 10)"
    case .prepared: "let seed = seed + 1"
    }
  }

  private var n: String { self == .part ? "n - max(1, n // 10)" : "n" }

  private var seed: String { self == .prepared ? "seed + 1" : "seed" }

  private var ending: String { self == .empty ? "type(value)()" : "value" }
}
