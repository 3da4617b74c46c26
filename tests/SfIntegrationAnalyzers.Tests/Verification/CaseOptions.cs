using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Tests.Verification;

/// <summary>
/// The configuration of a case: global values (<c>.globalconfig</c>, MSBuild properties), and values for the files of a folder
/// (<c>.editorconfig</c>).
/// </summary>
internal sealed class CaseOptions(
    ImmutableDictionary<string, string> global, ImmutableArray<(string Folder, string Key, string Value)> inFolders)
        : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(global);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => ValuesFor(tree.FilePath);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => ValuesFor(textFile.Path);

    private Values ValuesFor(string path) =>
        new(inFolders.Where(one => path.StartsWith(one.Folder, StringComparison.Ordinal))
            .ToImmutableDictionary(one => one.Key, one => one.Value));

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
