internal import CPlatform

/// How busy the machine is, and how many processors there are for us.
struct MachineState {
  /// The load average of the last minute; nil where it cannot be read.
  var load: Double?
  /// The processors that this process may run on.
  var cores: Int

  /// Reads it.
  static var now: MachineState {
    let text = TextFile.read("/proc/loadavg") ?? ""
    return MachineState(
      load: text.split(separator: " ").first.flatMap { Double($0) }, cores: Int(heft_processors()))
  }
}
