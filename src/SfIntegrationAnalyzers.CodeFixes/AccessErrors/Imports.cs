using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Imports the namespaces of what a fix has written in full, so that names come out as short as the rest of the file's.</summary>
internal static class Imports
{
    public static Task<Document> AddAsync(Document document, SyntaxNode root, CancellationToken cancellationToken) =>
        ImportAdder.AddImportsAsync(document.WithSyntaxRoot(root), Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken);
}
