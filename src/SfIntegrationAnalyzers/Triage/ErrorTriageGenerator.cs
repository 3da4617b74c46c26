using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Triage;

/// <summary>
/// Adds the type <c>SalesforceErrorTriage</c> to projects with <c>&lt;SfiErrorTriage&gt;true&lt;/SfiErrorTriage&gt;</c>:
/// the codes as constants, their category, and the right reaction. A project that may use the type of another, as tests may that see the
/// internals of what they test, gets none of its own: the compiler would complain of two (CS0436).
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
        var isWanted = isOn.Combine(context.CompilationProvider).Select(static (pair, _) => pair.Left && !HasOneAlready(pair.Right));
        context.RegisterSourceOutput(isWanted, static (output, wanted) =>
        {
            if (wanted)
            {
                output.AddSource("SalesforceErrorTriage.g.cs", SourceText.From(ErrorTriageSource.Write(), Encoding.UTF8));
            }
        });
    }

    private static bool HasOneAlready(Compilation compilation) =>
        compilation.GetTypesByMetadataName(TypeName).Any(type =>
            !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
            && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));
}
