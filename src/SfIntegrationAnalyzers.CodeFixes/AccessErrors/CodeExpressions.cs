using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using SfIntegrationAnalyzers.AccessErrors.Model;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Writes conditions on error codes in the terms of a client.</summary>
internal static class CodeExpressions
{
    /// <summary>Both codes by which Salesforce says that the org or the user may not use the API.</summary>
    public static IReadOnlyList<string> ApiAccess { get; } = ["API_DISABLED_FOR_ORG", "API_CURRENTLY_DISABLED"];

    /// <summary>Codes after which the same call can succeed.</summary>
    public static IReadOnlyList<string> Passing { get; } = ["UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE", "REQUEST_LIMIT_EXCEEDED"];

    /// <summary>A condition that an exception has one of the codes.</summary>
    /// <param name="exception">The expression of the exception, <c>ex</c>.</param>
    /// <param name="type">Its type.</param>
    /// <param name="description">What is known of the type.</param>
    /// <param name="codes">The codes; those that the client's enumeration lacks are left out.</param>
    /// <param name="tree">The file that the condition is written into.</param>
    /// <param name="compilation">The project's compilation, whose triage type has constants for codes that are text.</param>
    /// <returns>The condition, or <see langword="null"/> if the client cannot tell any of the codes.</returns>
    public static ExpressionSyntax? IsOneOf(string exception, ITypeSymbol type, ClientException description, IReadOnlyList<string> codes, SyntaxTree tree, Compilation compilation)
    {
        if (description.Test is not { } test || Written(type, test, codes, compilation) is not { Count: > 0 } written)
        {
            return null;
        }

        var subject = test.Subject.Replace("{e}", exception);
        var comparison = written.Count == 1
            ? $"{subject} == {written[0]}"
            : HasOrPatterns(tree)
                ? $"{subject} is {string.Join(" or ", written)}"
                : string.Join(" || ", written.Select(code => $"{subject} == {code}"));
        return SyntaxFactory.ParseExpression(test.Frame.Replace("{e}", exception).Replace("{test}", comparison))
            .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation, Formatter.Annotation);
    }

    /// <summary>Whether the language version of a file has <c>is A or B</c>.</summary>
    public static bool HasOrPatterns(SyntaxTree tree) => tree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 };

    private static IReadOnlyList<string>? Written(ITypeSymbol type, CodeTest test, IReadOnlyList<string> codes, Compilation compilation)
    {
        if (test.Notation == CodeNotation.Text)
        {
            return codes.Select(code => TriageExpressions.Constant(compilation, code) ?? SymbolDisplay.FormatLiteral(code, quote: true)).ToList();
        }

        if (CodeType(type, test) is not { TypeKind: TypeKind.Enum } enumeration)
        {
            return null;
        }

        var name = enumeration.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return codes
            .Select(code => test.Notation == CodeNotation.PascalMember ? ErrorCodeNames.ToPascal(code) : code)
            .Where(member => enumeration.GetMembers(member).Length > 0)
            .Select(member => name + "." + member)
            .ToList();
    }

    /// <summary>The type of the member that holds the code, found along the subject: <c>{e}.Detail.exceptionCode</c>.</summary>
    private static ITypeSymbol? CodeType(ITypeSymbol type, CodeTest test)
    {
        ITypeSymbol? current = type;
        foreach (var member in test.Subject.Split('.').Skip(1))
        {
            current = Members(current, member) switch
            {
                IPropertySymbol property => property.Type,
                IFieldSymbol field => field.Type,
                _ => null,
            };
        }

        return current;
    }

    private static ISymbol? Members(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault() is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
