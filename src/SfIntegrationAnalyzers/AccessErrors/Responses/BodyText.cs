using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Responses;

/// <summary>Knows where the body of an answer is read, and the locals that hold it from then on.</summary>
internal static class BodyText
{
    /// <summary>Whether code reads the body of an answer: <c>await response.Content.ReadAsStringAsync()</c>.</summary>
    public static bool IsReadIn(SyntaxNode code) => CodeWords.AreIn(code, "ReadAsString") || CodeWords.BeginMember(code, "Content");

    /// <summary>Whether code reads the body of an answer, or names a local that holds it.</summary>
    public static bool IsIn(SyntaxNode code, SourceScope source) =>
        IsReadIn(code) || code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => IsHeldBy(name, source));

    /// <summary>Whether code reads the body, or names a local that holds it as it came, and not what was parsed of it.</summary>
    public static bool IsWholeIn(SyntaxNode code, SourceScope source) =>
        IsReadIn(code)
        || code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => InitialValues(name, source).Any(IsRead));

    /// <summary>Whether a value is the body that is read, and nothing that a method makes of it.</summary>
    private static bool IsRead(EqualsValueClauseSyntax initial) =>
        IsReadIn(initial)
        && !initial.DescendantNodes().OfType<ArgumentListSyntax>().Any(arguments => arguments.Arguments.Any(IsReadIn));

    /// <summary>Whether a name is that of a local that holds it.</summary>
    public static bool IsHeldBy(IdentifierNameSyntax name, SourceScope source) => InitialValues(name, source).Any(IsReadIn);

    /// <summary>What the local that a name means begins with; none where it means something else.</summary>
    public static IEnumerable<EqualsValueClauseSyntax> InitialValues(IdentifierNameSyntax name, SourceScope source) =>
        source.SymbolOf(name) is ILocalSymbol local
            ? source.SourceOf(local)
                .OfType<VariableDeclaratorSyntax>()
                .Select(variable => variable.Initializer)
                .OfType<EqualsValueClauseSyntax>()
            : [];
}
