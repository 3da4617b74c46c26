using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Puts the helper's methods at one place.</summary>
/// <param name="Place">What is edited; two diagnostics at one place are one edit.</param>
/// <param name="Apply">The edit.</param>
internal sealed record ResponseErrorEdit(SyntaxNode Place, Action<SyntaxEditor> Apply)
{
    /// <summary>The edit of a diagnostic, or <see langword="null"/> if it has to be written by hand.</summary>
    /// <param name="root">The file.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="compilation">The project's compilation.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    /// <param name="names">Names for variables, shared by the edits of a file.</param>
    /// <param name="takesToken">Whether the helper's methods take a token.</param>
    public static ResponseErrorEdit? Of(
        SyntaxNode root, Diagnostic diagnostic, Compilation compilation, CodeExpressions write, FreeName names, bool takesToken)
    {
        var node = root.NodeAt(diagnostic.Location);
        var model = ModelOf(root, compilation);
        var token = takesToken ? ScopeToken.Of(node, model) : "";
        var properties = diagnostic.Properties;
        return diagnostic.Id switch
        {
            DiagnosticIds.DroppedErrorBody => EnsureSuccessEdit.Of(node, token),
            DiagnosticIds.CodeSearchedInMessage =>
                BodySearchEdit.Of(node, properties.GetValueOrDefault(CodeSearchedInMessageAnalyzer.CodeProperty), compilation, write),
            DiagnosticIds.SwallowedAccessError => SwallowedBodyEdit.Of(node, diagnostic, model, write, names),
            _ => FailureBranchEdit.Of(
                node, ResponseNamed(properties.GetValueOrDefault(UnreadErrorCodeAnalyzer.ResponseProperty)), model, write, names, token),
        };
    }

    private static ClientResponse? ResponseNamed(string? type) => ClientLibraries.All
        .SelectMany(library => library.Responses)
        .FirstOrDefault(response => response.TypeName == type);

    private static SemanticModel? ModelOf(SyntaxNode root, Compilation compilation) =>
        compilation.ContainsSyntaxTree(root.SyntaxTree) ? compilation.GetSemanticModel(root.SyntaxTree) : null;
}
