using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using SfIntegrationAnalyzers.Clients;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Writes conditions with the triage type, in projects that let it be generated.</summary>
internal static class TriageExpressions
{
    private const string Written = "global::" + ErrorTriageGenerator.TypeName;

    /// <summary>A condition that an exception is an access error, or <see langword="null"/> if the project has no triage type.</summary>
    public static ExpressionSyntax? IsAccessError(Compilation compilation, string exception, ClientException description) =>
        Condition(compilation, exception, description, error => $"{Written}.IsAccessError({error})");

    /// <summary>A condition that the call of an exception can succeed when it is repeated, or <see langword="null"/> if the project has no triage type.</summary>
    public static ExpressionSyntax? IsPassing(Compilation compilation, string exception, ClientException description, SyntaxTree tree)
    {
        const string retry = Written + ".Reaction.Retry";
        const string backOff = Written + ".Reaction.BackOff";
        return Condition(compilation, exception, description, error => CodeExpressions.HasOrPatterns(tree)
            ? $"{Written}.ReactionTo({error}) is {retry} or {backOff}"
            : $"{Written}.ReactionTo({error}) == {retry} || {Written}.ReactionTo({error}) == {backOff}");
    }

    /// <summary>The constant of a code, or <see langword="null"/> if the project has no triage type or the type lacks the code.</summary>
    public static string? Constant(Compilation compilation, string code) =>
        compilation.GetTypeByMetadataName(ErrorTriageGenerator.TypeName + "+Codes")?.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.ConstantValue is string value && value == code) is { } constant
            ? $"{Written}.Codes.{constant.Name}"
            : null;

    /// <param name="compilation">The project's compilation.</param>
    /// <param name="exception">The expression of the exception.</param>
    /// <param name="description">What is known of its type.</param>
    /// <param name="test">Writes the test, given the arguments: the code and the message.</param>
    private static ExpressionSyntax? Condition(Compilation compilation, string exception, ClientException description, Func<string, string> test)
    {
        if (compilation.GetTypeByMetadataName(ErrorTriageGenerator.TypeName) is null || description.Test is not { } codeTest)
        {
            return null;
        }

        var subject = codeTest.Subject.Replace("{e}", exception) + (codeTest.Notation == CodeNotation.Text ? "" : ".ToString()");
        var message = codeTest.Frame == "{test}" ? exception + ".Message" : "error.Message";
        return SyntaxFactory.ParseExpression(codeTest.Frame.Replace("{e}", exception).Replace("{test}", test($"{subject}, {message}")))
            .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation, Formatter.Annotation);
    }
}
