using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Clients whose package is not there, as before a restore or in code that is looked at on its own. The name of the type together with
/// that of the library's namespace tells them; which parameter takes the version only its form tells.
/// </summary>
internal static class UnboundClients
{
    /// <summary>The parameter that takes the version, where a value is an argument in the creation of such a client.</summary>
    /// <param name="value">An argument that has the form of a version.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="cancellationToken">Stops the binding.</param>
    public static VersionCarrier? CarrierOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (value.Parent is not ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: var type } creation } argument
            || (value is LiteralExpressionSyntax { Token.ValueText: var text } && !IsWrittenAsVersion(text))
            || model.GetTypeInfo(creation, cancellationToken).Type is not { TypeKind: TypeKind.Error })
        {
            return null;
        }

        var name = WrittenNames.Of(type);
        return ClientLibraries.All
            .Where(library => library.IsDedicated
                && library.CallingTypes.Any(calling => calling.TypeName == name)
                && IsNamed(library, type, cancellationToken))
            .SelectMany(library => library.VersionCarriers)
            .FirstOrDefault(carrier => carrier.Kind == VersionCarrierKind.ConstructorParameter
                && (carrier.TypeName is null || carrier.TypeName == name)
                && (argument.NameColon is null || argument.NameColon.Name.Identifier.ValueText == carrier.Name));
    }

    private static bool IsWrittenAsVersion(string text) =>
        text.StartsWith("v", StringComparison.OrdinalIgnoreCase) || text.IndexOf('.') > 0;

    /// <summary>Whether the file, or the type's own name, says the library's namespace or one below it.</summary>
    private static bool IsNamed(ClientLibrary library, TypeSyntax type, CancellationToken cancellationToken)
    {
        var written = type.SyntaxTree.GetRoot(cancellationToken)
            .DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Select(u => u.Name?.ToString() ?? "")
            .Append(type.ToString());
        return written.Any(name =>
            library.Recognition.Namespaces.Any(space => name == space || name.StartsWith(space + ".", StringComparison.Ordinal)));
    }
}
