using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Tests.Verification;

/// <summary>The configuration of a case: global values (<c>.globalconfig</c>, MSBuild properties), and values for files (<c>.editorconfig</c>).</summary>
internal sealed class CaseOptions(ImmutableDictionary<string, string> global, ImmutableDictionary<string, string> perFile) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(global);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(perFile);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(perFile);

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}

/// <summary>An additional file in memory.</summary>
internal sealed class CaseFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
