import Testing

/// How far the walk sees: what `Fixtures/reach.py` promises, one function a test.
@Suite struct ReachTests {
  private func keeps(_ promise: String, _ interpreter: Interpreter) throws {
    try Probe.keeps(promise, of: "reach.py", in: interpreter)
  }

  @Test(
    "N2 Subclasses of every kind are weighed with their attributes, to the byte",
    arguments: Interpreter.all + Interpreter.more)
  func subclasses(interpreter: Interpreter) throws {
    try keeps("n2_subclasses_of_every_kind", interpreter)
  }

  @Test(
    "N2 Invisible fields of struct sequences are weighed",
    arguments: Interpreter.all + Interpreter.more)
  func invisibleFields(interpreter: Interpreter) throws {
    try keeps("n2_invisible_fields", interpreter)
  }

  @Test(
    "N9 Frames whose call has ended are data: exceptions weigh what their tracebacks hold",
    arguments: Interpreter.all + Interpreter.more)
  func finishedFrames(interpreter: Interpreter) throws {
    try keeps("n9_finished_frames", interpreter)
  }

  @Test("N9 Frames that run are left out", arguments: Interpreter.all + Interpreter.more)
  func runningFrames(interpreter: Interpreter) throws {
    try keeps("n9_running_frames_are_left_out", interpreter)
  }

  @Test(
    "N9 Code and classes that were made at run time are data",
    arguments: Interpreter.all + Interpreter.more)
  func codeAndClasses(interpreter: Interpreter) throws {
    try keeps("n9_code_and_classes", interpreter)
  }

  @Test(
    "N9 A module or a class is data where it is what is weighed, and the program elsewhere",
    arguments: Interpreter.all + Interpreter.more)
  func theRootIsData(interpreter: Interpreter) throws {
    try keeps("n9_the_root_is_data", interpreter)
  }
}
