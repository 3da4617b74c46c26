using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Triage;

/// <summary>
/// Adds the type <c>SalesforceErrorTriage</c> to projects with <c>&lt;SfiErrorTriage&gt;true&lt;/SfiErrorTriage&gt;</c>:
/// the codes as constants, their category, and the right reaction. It looks at nothing but that property.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ErrorTriageGenerator : IIncrementalGenerator
{
    /// <summary>The full name of the type that is added.</summary>
    public const string TypeName = "SfIntegrationAnalyzers.SalesforceErrorTriage";

    private const string Option = "build_property.SfiErrorTriage";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var isOn = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue(Option, out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase));
        context.RegisterSourceOutput(isOn, static (output, on) =>
        {
            if (on)
            {
                output.AddSource("SalesforceErrorTriage.g.cs", SourceText.From(ErrorTriageSource.Write(), Encoding.UTF8));
            }
        });
    }
}
