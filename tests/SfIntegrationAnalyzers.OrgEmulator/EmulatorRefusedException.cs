namespace SfIntegrationAnalyzers.OrgEmulator;

/// <summary>
/// The emulator was asked for something that a real org may well answer and it does not know how.
/// It refuses instead of guessing: the request gets a 500, and the test that made it fails.
/// </summary>
internal sealed class EmulatorRefusedException(string what) : Exception(what);
