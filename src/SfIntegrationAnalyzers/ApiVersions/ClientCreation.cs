using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Clients;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// The creation of a client library's object for which the caller states no version, so that the library's default applies.
/// </summary>
/// <param name="Library">The library.</param>
/// <param name="Default">The default of the referenced assembly.</param>
/// <param name="Carrier">Where a version can be stated: a parameter of a constructor, else a property; null where nowhere.</param>
internal sealed record ClientCreation(ClientLibrary Library, DefaultVersion Default, VersionCarrier? Carrier)
{
    /// <summary>The version of an assembly that does not say which release it is: one that somebody has built from a copy.</summary>
    private static readonly Version Unversioned = new(0, 0, 0, 0);

    /// <summary>Looks at a creation.</summary>
    public static ClientCreation? From(
        BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (creation is ObjectCreationExpressionSyntax { Type: var written } && !MayHaveDefault(LastName.Of(written)))
        {
            return null;
        }

        if (model.GetSymbolInfo(creation, cancellationToken).Symbol is not IMethodSymbol { ContainingType: var type } constructor
            || type.IsDeclaredIn(model.Compilation)
            || !MayHaveDefault(type.Name)
            || ClientLibraries.Declaring(type) is not { IsDedicated: true } library)
        {
            return null;
        }

        var assembly = type.ContainingAssembly.Identity;
        var applying = library.DefaultVersions.FirstOrDefault(d => d.TypeName == type.Name && d.AppliesTo(assembly.Name, assembly.Version));
        if (applying?.From is not null && assembly.Version == Unversioned)
        {
            applying = DefaultOf(constructor, library) is { } own ? applying with { Version = own } : null;
        }

        return applying is null
            || IsStated(creation, constructor, library, cancellationToken)
            || !HandedOnVersion.MayBe(creation, applying.HandedOnBy, model, cancellationToken)
            ? null
            : new ClientCreation(library, applying, CarrierOn(type, constructor, library));
    }

    /// <summary>The version that a constructor itself takes where its caller gives none: <c>string apiVersion = "v36.0"</c>.</summary>
    private static ApiVersion? DefaultOf(IMethodSymbol constructor, ClientLibrary library) =>
        constructor.Parameters.FirstOrDefault(parameter => library.VersionCarriers.Any(carrier =>
            carrier.Kind == VersionCarrierKind.ConstructorParameter && carrier.Name == parameter.Name))
            is { HasExplicitDefaultValue: true, ExplicitDefaultValue: string written }
            && ApiVersionForm.TryParse(written, out var version, out _)
                ? version
                : null;

    private static bool MayHaveDefault(string type) => ClientLibraries.All.Any(l => l.DefaultVersions.Any(d => d.TypeName == type));

    private static bool IsStated(
        BaseObjectCreationExpressionSyntax creation,
        IMethodSymbol constructor,
        ClientLibrary library,
        CancellationToken cancellationToken)
    {
        var arguments = creation.ArgumentList?.Arguments ?? default;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.ValueText ?? constructor.Parameters.ElementAtOrDefault(i)?.Name;
            if (library.VersionCarriers.Any(c => c.Kind == VersionCarrierKind.ConstructorParameter && c.Name == name)
                && !arguments[i].Expression.IsKind(SyntaxKind.NullLiteralExpression))
            {
                return true;
            }
        }

        var names = library.VersionCarriers
            .Where(c => c.Kind is VersionCarrierKind.Property or VersionCarrierKind.Field)
            .Select(c => c.Name);
        var members = new HashSet<string>(names, StringComparer.Ordinal);
        var initialised = creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [];
        if (initialised.Any(a => members.Contains(a.Left.ToString())))
        {
            return true;
        }

        // An assignment to the member anywhere in the type, or a question to the org, states it later.
        var around = creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() as SyntaxNode ?? creation.SyntaxTree.GetRoot(cancellationToken);
        return around.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } } =>
                members.Contains(member),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var asked } => library.DiscoveryMethods.Contains(asked),
            _ => false,
        });
    }

    private static VersionCarrier? CarrierOn(INamedTypeSymbol type, IMethodSymbol constructor, ClientLibrary library) =>
        library.VersionCarriers.FirstOrDefault(c => c.Kind == VersionCarrierKind.ConstructorParameter
            && constructor.Parameters.Any(p => p.Name == c.Name))
        ?? library.VersionCarriers.FirstOrDefault(c => c.Kind == VersionCarrierKind.Property
            && (c.TypeName is null || c.TypeName == type.Name)
            && type.GetMembers(c.Name).OfType<IPropertySymbol>().Any(p => p.SetMethod is { DeclaredAccessibility: Accessibility.Public }));
}
