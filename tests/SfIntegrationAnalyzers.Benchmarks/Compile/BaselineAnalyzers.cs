using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SfIntegrationAnalyzers.Benchmarks.Compile;

/// <summary>Analyzers that do nothing but register: what the compiler charges for a kind of registration alone.</summary>
internal static class BaselineAnalyzers
{
    public static string TreeAction(string folder) => Emit(folder, "EmptyTreeAction", "context.RegisterSyntaxTreeAction(static _ => { });");

    public static string OperationAction(string folder) => Emit(
        folder,
        "EmptyOperationAction",
        "context.RegisterOperationAction(static _ => { }, OperationKind.Invocation, OperationKind.Literal);");

    private static string Emit(string folder, string name, string registration)
    {
        var source = $$"""
            using System.Collections.Immutable;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.Diagnostics;

            [DiagnosticAnalyzer(LanguageNames.CSharp)]
            public sealed class {{name}} : DiagnosticAnalyzer
            {
                private static readonly DiagnosticDescriptor Rule = new("BASE1", "t", "m", "c", DiagnosticSeverity.Warning, true);

                public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

                public override void Initialize(AnalysisContext context)
                {
                    context.EnableConcurrentExecution();
                    context.ConfigureGeneratedCodeAnalysis(
                        GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
                    {{registration}}
                }
            }
            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is "System.Runtime.dll"
                or "System.Collections.Immutable.dll"
                or "netstandard.dll"
                or "System.Private.CoreLib.dll"
                || Path.GetFileName(p).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p));
        var path = Path.Combine(folder, name + ".dll");
        var result = CSharpCompilation
            .Create(
                name, [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(path);
        return result.Success ? path : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
