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
    /// <summary>A condition that an exception is an access error, or <see langword="null"/> if the project has no triage type.</summary>
    public static ExpressionSyntax? IsAccessError(Compilation compilation, string exception, ClientException description)
    {
        if (compilation.GetTypeByMetadataName(ErrorTriageGenerator.TypeName) is null || description.Test is not { } test)
        {
            return null;
        }

        var subject = test.Subject.Replace("{e}", exception) + (test.Notation == CodeNotation.Text ? "" : ".ToString()");
        var message = test.Frame == "{test}" ? exception + ".Message" : "error.Message";
        var condition = $"global::{ErrorTriageGenerator.TypeName}.IsAccessError({subject}, {message})";
        return SyntaxFactory.ParseExpression(test.Frame.Replace("{e}", exception).Replace("{test}", condition))
            .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation, Formatter.Annotation);
    }
}
