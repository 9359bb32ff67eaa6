package import Basics
package import Languages

/// A task that a learner's code solves, and how it is checked.
///
/// The naive code is both where the learner begins and the reference: it computes the right answer,
/// and its weight, measured on the same machine at the same time, is what the learner has to beat.
/// Answers cannot be prepared, because each check draws its own seeds.
package struct Exercise: Hashable, Sendable {
  /// The exercise's code in one language.
  package struct Program: Hashable, Sendable {
    /// Given to the learner's code and to the reference alike; finds `n`, `seed` and `scratch`.
    package var setup: [Snippet]
    package var naive: Snippet
    /// What the editor opens with.
    package var starter: Snippet
    /// Reads the answer out of `it`, which is what the code built.
    package var use: Snippet
    package var solution: Snippet

    /// Makes a program.
    package init(
      setup: [Snippet], naive: Snippet, starter: Snippet, use: Snippet, solution: Snippet
    ) {
      self.setup = setup
      self.naive = naive
      self.starter = starter
      self.use = use
      self.solution = solution
    }
  }

  /// How light the learner's code has to be.
  package struct Goal: Hashable, Sendable {
    package var ledger: LedgerName
    /// The greatest share of the reference's figure: 0.1 is a tenth.
    package var atMost: Double
    /// The least share; below it the work was not done. Nil where nothing is too light.
    package var atLeast: Double?

    /// Makes a goal.
    package init(ledger: LedgerName, atMost: Double, atLeast: Double? = nil) {
      self.ledger = ledger
      self.atMost = atMost
      self.atLeast = atLeast
    }
  }

  /// Unique in its lesson.
  package var id: String
  package var location: SourceLocation
  /// What to do, one or two sentences.
  package var task: String
  package var goal: Goal
  /// The sizes it is checked at, at least two, the smallest first.
  package var sizes: [Int]
  /// How many seeds are drawn for each size.
  package var seedsPerSize: Int
  package var programs: [CodeLanguage: Program]
  /// In the order in which they are given.
  package var hints: [[Block]]
  /// The solution's fold as it reads, its code block included.
  package var solutionText: [Block]

  /// Makes an exercise.
  package init(
    id: String, location: SourceLocation, task: String, goal: Goal, sizes: [Int], seedsPerSize: Int,
    programs: [CodeLanguage: Program], hints: [[Block]] = [], solutionText: [Block] = []
  ) {
    self.id = id
    self.location = location
    self.task = task
    self.goal = goal
    self.sizes = sizes
    self.seedsPerSize = seedsPerSize
    self.programs = programs
    self.hints = hints
    self.solutionText = solutionText
  }
}
