internal import Basics

extension Lesson {
  /// All code that is ever run, in the order of the text, for whoever can tell whether it parses.
  ///
  /// Reading a language takes its engine, which this module knows nothing of.
  package var runnableCode: [RunnableCode] {
    steps.flatMap { step in
      code(of: step.experiment) + code(of: step.exercise)
        + step.facts.map {
          RunnableCode(language: $0.language, code: $0.code, needsValue: true)
        }
    }
    .sorted { $0.code.origin < $1.code.origin }
  }

  private func code(of experiment: ExperimentSpec?) -> [RunnableCode] {
    (experiment?.programs ?? [:]).flatMap { language, program in
      program.setup.map { RunnableCode(language: language, code: $0, needsValue: false) }
        + (program.variants.map(\.code) + [program.use].compactMap(\.self)).map {
          RunnableCode(language: language, code: $0, needsValue: true)
        }
    }
  }

  /// A starter may be unfinished and need not have a value.
  private func code(of exercise: Exercise?) -> [RunnableCode] {
    (exercise?.programs ?? [:]).flatMap { language, program in
      let starter = program.starter == program.naive ? [] : [program.starter]
      return (program.setup + starter).map {
        RunnableCode(language: language, code: $0, needsValue: false)
      }
        + [program.naive, program.use, program.solution].map {
          RunnableCode(language: language, code: $0, needsValue: true)
        }
    }
  }
}
