namespace SfIntegrationAnalyzers.Demo;

/// <summary>Something that the demo promises to show did not happen.</summary>
internal sealed class DemoFailedException(string message) : Exception(message);
