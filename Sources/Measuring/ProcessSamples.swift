/// The usable samples of one variant and phase, divided by the process they ran in.
struct ProcessSamples {
  /// Seconds for one loop, ascending, one array a process, in the order of the processes.
  let processes: [[Double]]
  /// The index of each process.
  let indices: [Int]

  /// Leaves out what is no time: negative, infinite, undefined.
  init(_ samples: [Sample]) {
    let usable = samples.filter { $0.seconds.isFinite && $0.seconds >= 0 }
    let groups = Dictionary(grouping: usable, by: \.process)
    indices = groups.keys.sorted()
    processes = indices.map { (groups[$0] ?? []).map(\.seconds).sorted() }
  }

  /// The median over the processes of the median in each; nil without samples.
  ///
  /// A process is one draw of hash seed and address layout, however many samples it gave.
  var median: Double? { Median.of(processes.map(Median.ofSorted)) }

  /// The median of as many samples, drawn with replacement, as the process has.
  func drawMedian(of process: Int, using random: inout SplitMix64) -> Double {
    let samples = processes[process]
    let count = samples.count
    guard count > 1 else { return samples[0] }
    // Counting how often each place is drawn saves sorting each draw.
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { draws in
      draws.initialize(repeating: 0)
      for _ in 0..<count { draws[random.index(below: count)] += 1 }
      let lower = samples[Self.place(of: (count - 1) / 2, in: draws)]
      guard count % 2 == 0 else { return lower }
      return (lower + samples[Self.place(of: count / 2, in: draws)]) / 2
    }
  }

  /// The place that holds the draw of a given rank.
  private static func place(of rank: Int, in draws: UnsafeMutableBufferPointer<Int32>) -> Int {
    var seen = 0
    for place in draws.indices {
      seen += Int(draws[place])
      if seen > rank { return place }
    }
    return draws.count - 1
  }
}
