internal import Basics
internal import Measuring

extension Event {
  /// The event with each piece of the code that ran before a result as `change` makes it; others have none.
  func mappingSetup(_ change: (Snippet) -> Snippet) -> Event {
    switch self {
    case .sized(var result):
      result.setup = result.setup.map(change)
      return .sized(result)
    case .compared(var result):
      result.experiment.setup = result.experiment.setup.map(change)
      return .compared(result)
    case .timed(var result):
      result.setup = result.setup.map(change)
      return .timed(result)
    case .watched(var result):
      result.setup = result.setup.map(change)
      return .watched(result)
    case .laidOut(var result):
      result.setup = result.setup.map(change)
      return .laidOut(result)
    case .measured(var result):
      result.setup = result.setup.map(change)
      return .measured(result)
    default: return self
    }
  }
}
