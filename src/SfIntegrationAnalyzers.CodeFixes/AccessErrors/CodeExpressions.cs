using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Writes conditions on error codes in the terms of a client.</summary>
/// <param name="compilation">The project's compilation, which may have the triage type.</param>
/// <param name="language">The language version that has to understand them.</param>
internal sealed class CodeExpressions(Compilation compilation, LanguageVersion language)
{
    /// <summary>How many codes stand on one line, however long it gets.</summary>
    private const int OnOneLine = 3;

    /// <summary>How wide a line of more codes may be, without what stands before the first of them.</summary>
    private const int LineWidth = 90;

    /// <summary>Whether there is <c>is A or B</c>.</summary>
    public bool HasOrPatterns => language >= LanguageVersion.CSharp9;

    /// <summary>Whether there is <c>when</c>, and <c>is</c> that names what it finds.</summary>
    public bool HasFilters => language >= LanguageVersion.CSharp7;

    /// <summary>A condition on an exception.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="exception">The expression of the exception, <c>ex</c>.</param>
    /// <param name="thrown">What is known of the exception.</param>
    /// <param name="place">Where it is written.</param>
    /// <param name="isNegated">Whether the answer no is asked for.</param>
    /// <returns>The condition, or <see langword="null"/> if the client cannot tell any of the codes.</returns>
    public ExpressionSyntax? Condition(
        ErrorQuestion question, string exception, ThrownError thrown, SyntaxNode place, bool isNegated = false)
    {
        if (thrown.Description.Test is not { } test)
        {
            return null;
        }

        var isFramed = test.Frame != CodeTest.NoFrame;
        var each = isFramed ? FreeName.In(place, "error", "each", "salesforceError") : "";
        var subject = test.Subject.Replace("{e}", exception).Replace("{each}", each);
        var message = isFramed ? each + ".Message" : test.Message.Replace("{e}", exception);
        if (Comparison(question, subject, message, thrown, test, isNegated && !isFramed) is not { } comparison)
        {
            return question.Opposite is { } opposite ? Condition(opposite, exception, thrown, place, !isNegated) : null;
        }

        var frame = isNegated ? test.NegatedFrame : test.Frame;
        return SyntaxFactory.ParseExpression(frame.Replace("{e}", exception).Replace("{each}", each).Replace("{test}", comparison))
            .WithNamesToShorten()
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The same condition on the exception inside an <c>AggregateException</c>.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="exception">The expression of the outer exception, <c>ex</c>.</param>
    /// <param name="thrown">What is known of the inner one.</param>
    /// <param name="place">Where it is written.</param>
    /// <param name="isNegated">Whether the answer no is asked for.</param>
    /// <returns>The condition, or <see langword="null"/> if the client cannot tell any of the codes.</returns>
    public ExpressionSyntax? ConditionOnInner(
        ErrorQuestion question, string exception, ThrownError thrown, SyntaxNode place, bool isNegated)
    {
        var inner = FreeName.In(place, "inner", "cause", "salesforceError");
        if (Condition(question, inner, thrown, place, isNegated) is not { } condition)
        {
            return null;
        }

        var asked = condition.IsKind(SyntaxKind.LogicalOrExpression) ? $"({condition})" : condition.ToString();
        var name = thrown.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return SyntaxFactory.ParseExpression($"{exception}.InnerException is {name} {inner} && {asked}")
            .WithNamesToShorten()
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A condition on an error that is no exception, as that of a record: <c>result.errors[0].statusCode == …</c>.</summary>
    /// <param name="code">The code.</param>
    /// <param name="error">The expression of the error.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isNegated">Whether the answer no is asked for.</param>
    /// <returns>The condition, or <see langword="null"/> if the type has no member for the code.</returns>
    public ExpressionSyntax? ConditionOnError(string code, ExpressionSyntax error, ITypeSymbol type, bool isNegated)
    {
        var conditions =
            from name in new[] { "statusCode", "StatusCode", "errorCode", "ErrorCode" }
            let member = Member(type, name)
            where member?.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
            let value = TypeOf(member) switch
            {
                { SpecialType: SpecialType.System_String } => Text(code),
                { TypeKind: TypeKind.Enum } codes => MemberOf(codes, code),
                _ => null,
            }
            where value is not null
            select SyntaxFactory.ParseExpression(Compared($"{error.WithoutTrivia()}.{name}", [value], isNegated));
        return conditions.FirstOrDefault()?.WithNamesToShorten().WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A condition on a code that is text.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="code">The expression of the code.</param>
    /// <param name="message">The expression of the message beside it.</param>
    public string OnText(ErrorQuestion question, string code, string message) =>
        Triaged(question, $"{code}, {message}", isNegated: false)
            ?? Compared(code, Texts(question.CodesOf(ErrorOrigin.Api)), isNegated: false);

    /// <summary>A code as it is compared where it is text.</summary>
    public string Text(string code) =>
        TriageExpressions.Constant(compilation, code) ?? SymbolDisplay.FormatLiteral(code, quote: true);

    private string? Comparison(
        ErrorQuestion question, string subject, string message, ThrownError thrown, CodeTest test, bool isNegated)
    {
        var codes = question.CodesOf(thrown.Origin);
        var values = test.Notation == CodeNotation.Text ? Texts(codes) : Members(thrown.Type, test, codes);
        if (values.Count == 0)
        {
            return null;
        }

        var code = test.Notation == CodeNotation.Text ? subject : subject + ".ToString()";
        return Triaged(question, $"{code}, {message}", isNegated) ?? Compared(subject, values, isNegated);
    }

    /// <summary>The answer of the triage type, or <see langword="null"/> if it has none or the project does not have the type.</summary>
    private string? Triaged(ErrorQuestion question, string error, bool isNegated)
    {
        if (!TriageExpressions.IsOn(compilation))
        {
            return null;
        }

        const string triage = TriageExpressions.Written;
        var reactions = question.Reactions.Select(reaction => $"{triage}.Reaction.{reaction}").ToList();
        return question switch
        {
            { Triage: { } method } => $"{(isNegated ? "!" : "")}{triage}.{method}({error})",
            { Reactions.Count: > 0 } => Compared($"{triage}.ReactionTo({error})", reactions, isNegated),
            _ => null,
        };
    }

    private string Compared(string subject, IReadOnlyList<string> values, bool isNegated) => (values.Count, HasOrPatterns) switch
    {
        (1, _) => $"{subject} {(isNegated ? "!=" : "==")} {values[0]}",
        (_, true) when Joined("or", values) is var codes => subject
            + (codes.Contains('\n') ? '\n' : ' ')
            + (isNegated ? $"is not ({codes})" : $"is {codes}"),
        (_, false) when isNegated => Joined("&&", values.Select(value => $"{subject} != {value}")),
        _ => Joined("||", values.Select(value => $"{subject} == {value}")),
    };

    /// <summary>Operands between operators; many on several lines, of which each but the first begins with the operator.</summary>
    private static string Joined(string between, IEnumerable<string> operands)
    {
        var all = operands.ToList();
        var written = all[0];
        var width = Shortened(all[0]).Length;
        foreach (var operand in all.Skip(1))
        {
            width += between.Length + Shortened(operand).Length + 2;
            var isApart = all.Count > OnOneLine && width > LineWidth;
            written += $"{(isApart ? '\n' : ' ')}{between} {operand}";
            width = isApart ? between.Length + Shortened(operand).Length + 1 : width;
        }

        return written;
    }

    /// <summary>A code as it is read in the end, once its name has been shortened.</summary>
    private static string Shortened(string operand) =>
        operand.Split('.') is { Length: > 2 } parts && operand.Contains("global::")
            ? operand.Substring(0, operand.IndexOf("global::", StringComparison.Ordinal)) + string.Join(".", parts.Skip(parts.Length - 2))
            : operand;

    private IReadOnlyList<string> Texts(IReadOnlyList<string> codes) => [.. codes.Select(Text)];

    /// <summary>The members of the client's enumeration that stand for codes; it lacks some.</summary>
    private static IReadOnlyList<string> Members(ITypeSymbol type, CodeTest test, IReadOnlyList<string> codes)
    {
        if (CodeType(type, test) is not { TypeKind: TypeKind.Enum } enumeration)
        {
            return [];
        }

        return codes
            .Select(code => MemberOf(enumeration, test.Notation == CodeNotation.PascalMember ? ErrorCodeNames.ToPascal(code) : code))
            .OfType<string>()
            .ToList();
    }

    private static string? MemberOf(ITypeSymbol enumeration, string name) => enumeration.GetMembers(name).Length > 0
        ? enumeration.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + name
        : null;

    /// <summary>The type of the member that holds the code, found along the subject: <c>{e}.Detail.exceptionCode</c>.</summary>
    private static ITypeSymbol? CodeType(ITypeSymbol type, CodeTest test)
    {
        ITypeSymbol? current = type;
        foreach (var member in test.Subject.Split('.').Skip(1))
        {
            current = TypeOf(Member(current, member));
        }

        return current;
    }

    private static ITypeSymbol? TypeOf(ISymbol? member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static ISymbol? Member(ITypeSymbol? type, string name)
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
