using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Responses;

/// <summary>The per-record results that a call returns.</summary>
/// <param name="Call">The call.</param>
/// <param name="Type">The type of one result.</param>
/// <param name="Description">What the library says of it.</param>
/// <param name="IsMany">Whether the call returns several.</param>
/// <param name="OutVariable">The variable of an <c>out</c> parameter that receives them, if they do not come as the return value.</param>
internal sealed record RecordResultUse(
    SalesforceCall Call, ITypeSymbol Type, RecordResult Description, bool IsMany, ArgumentSyntax? OutVariable);

/// <summary>Finds per-record results and what becomes of them.</summary>
internal static class RecordResults
{
    /// <summary>Methods that give one of the results, or all of them in another collection.</summary>
    private static readonly HashSet<string> Takers = new(StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "ElementAt", "ToList", "ToArray",
    };

    /// <summary>The results that a call returns, if it returns any.</summary>
    public static RecordResultUse? Of(SalesforceCall call, SourceScope source)
    {
        if (Describe(call, call.Method.ReturnType, null) is { } returned)
        {
            return returned;
        }

        return (call.Node as InvocationExpressionSyntax)?.ArgumentList.Arguments
            .Where(argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword))
            .Select(argument => source.TypeOf(argument.Expression) is { } type ? Describe(call, type, argument) : null)
            .FirstOrDefault(use => use is not null);
    }

    /// <summary>Whether neither success nor errors of the results are read, and nobody else gets them.</summary>
    public static bool IsUnread(RecordResultUse use, SourceScope source)
    {
        // A single record that REST refuses throws; only its results in bulk come quietly.
        if (!use.IsMany && use.Call.CallingType.Failure != FailureArrival.Fault)
        {
            return false;
        }

        if (use.OutVariable is { Expression: var receiver })
        {
            return receiver switch
            {
                DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax variable } =>
                    source.Declared(variable) is { } local && IsUnread(local, use, source),
                DeclarationExpressionSyntax => true,
                IdentifierNameSyntax { Identifier.Text: "_" } => true,
                _ => source.SymbolOf(receiver) is ILocalSymbol local && IsUnread(local, use, source),
            };
        }

        var value = Waiting.Around(use.Call.Node);
        return value.Parent switch
        {
            ExpressionStatementSyntax => true,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } =>
                source.Declared(variable) is { } local && IsUnread(local, use, source),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "_" } } => true,
            AssignmentExpressionSyntax assignment when assignment.Right == value =>
                source.SymbolOf(assignment.Left) is ILocalSymbol local && IsUnread(local, use, source),
            MemberAccessExpressionSyntax access => IsIdOnly(access),
            ElementAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax access } => IsIdOnly(access),
            _ => false,
        };
    }

    private static bool IsUnread(ISymbol local, RecordResultUse use, SourceScope source)
    {
        var uses = EnclosingMember.Of(use.Call.Node).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && !IsAssigned(name))
            .ToList();
        var names = EnclosingMember.Of(use.Call.Node).DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => IsReading(name.Identifier.ValueText, use.Description) && !IsOfAnotherCall(name, local, source));
        return !names.Any() && !uses.Any(name => LeavesMember(name, []) || HasIdTested(name));
    }

    private static bool IsAssigned(IdentifierNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name;

    private static bool HasIdTested(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && IsId(access) && IsTested(access);

    /// <summary>Whether what is read are the results of another call, which stand in a variable of their own.</summary>
    private static bool IsOfAnotherCall(SimpleNameSyntax read, ISymbol local, SourceScope source)
    {
        ExpressionSyntax root = read.Parent is MemberAccessExpressionSyntax access && access.Name == read ? access.Expression : read;
        while (root is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
        {
            root = root is MemberAccessExpressionSyntax member ? member.Expression : ((ElementAccessExpressionSyntax)root).Expression;
        }

        return root != read
            && root is IdentifierNameSyntax
            && source.SymbolOf(root) is ILocalSymbol other
            && !SymbolEqualityComparer.Default.Equals(other, local)
            && source.SourceOf(other).FirstOrDefault() is VariableDeclaratorSyntax { Initializer.Value: var value }
            && Waiting.Without(value) is InvocationExpressionSyntax invocation
            && SalesforceCallFinder.Of(invocation, source) is { } call
            && Of(call, source) is not null;
    }

    private static bool IsReading(string name, RecordResult result) =>
        name.Equals(result.SuccessMember, StringComparison.OrdinalIgnoreCase)
        || name.Equals(result.ErrorsMember, StringComparison.OrdinalIgnoreCase)
        || name is "HasErrors" or "IsSuccess" or "Success" or "StatusCode";

    /// <summary>
    /// Whether the results, or one of them, go to somebody else: returned, passed on, kept in a field, captured by a query.
    /// </summary>
    /// <param name="name">A use of the results.</param>
    /// <param name="followed">
    /// Variables whose uses are looked at already: one of them may be assigned from another, and that from it.
    /// </param>
    private static bool LeavesMember(IdentifierNameSyntax name, HashSet<(string Variable, SyntaxNode Scope)> followed)
    {
        var taken = Taken(name);
        return taken.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax one } when taken != name =>
                LeavesMember(one.Identifier.ValueText, EnclosingMember.Of(name), followed),
            ForEachStatementSyntax each => LeavesMember(each.Identifier.ValueText, each.Statement, followed),
            ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax or ArgumentSyntax => true,
            AssignmentExpressionSyntax or EqualsValueClauseSyntax or InitializerExpressionSyntax => true,
            FromClauseSyntax or AwaitExpressionSyntax or CastExpressionSyntax => true,
            MemberAccessExpressionSyntax { Name.Identifier.Text: "result" or "Result" or "Results" or "results" or "Items" } => true,
            _ => false,
        };
    }

    private static bool LeavesMember(string variable, SyntaxNode scope, HashSet<(string Variable, SyntaxNode Scope)> followed) =>
        followed.Add((variable, scope))
        && scope.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == variable && LeavesMember(name, followed));

    /// <summary>The results, or those of them that are taken: <c>results[i]</c>, <c>results.First()</c>, <c>results.ToList()</c>.</summary>
    private static ExpressionSyntax Taken(ExpressionSyntax results)
    {
        ExpressionSyntax? next = results;
        for (var taken = results; ; taken = next)
        {
            next = taken.Parent switch
            {
                ElementAccessExpressionSyntax element when element.Expression == taken => element,
                MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax taking } access
                    when access.Expression == taken && Takers.Contains(access.Name.Identifier.Text) => taking,
                _ => null,
            };
            if (next is null)
            {
                return taken;
            }
        }
    }

    private static bool IsId(MemberAccessExpressionSyntax access) => access.Name.Identifier.Text is "Id" or "id";

    private static bool IsIdOnly(MemberAccessExpressionSyntax access) => IsId(access) && !IsTested(access);

    /// <summary>A refused record has no id, so that asking for one asks for success.</summary>
    private static bool IsTested(MemberAccessExpressionSyntax access) => access.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax asked } =>
            Invocation.NameOf(asked) is "IsNullOrEmpty" or "IsNullOrWhiteSpace",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } => true,
        IsPatternExpressionSyntax => true,
        _ => false,
    };

    private static RecordResultUse? Describe(SalesforceCall call, ITypeSymbol type, ArgumentSyntax? outVariable)
    {
        var isMany = false;
        for (var depth = 0; depth < 4; depth++)
        {
            if (call.Library.RecordResults.FirstOrDefault(r => r.TypeName == type.Name) is { } description
                && IsOf(call.Library, type, description))
            {
                return new RecordResultUse(call, type, description, isMany || description.SuccessMember == "HasErrors", outVariable);
            }

            switch (type)
            {
                case IArrayTypeSymbol array:
                    (type, isMany) = (array.ElementType, true);
                    break;
                case INamedTypeSymbol { TypeArguments.Length: 1 } generic:
                    isMany |= generic.Name is not ("Task" or "ValueTask");
                    type = generic.TypeArguments[0];
                    break;
                case INamedTypeSymbol wrapper
                    when wrapper.Name.EndsWith("Response", StringComparison.Ordinal) && Result(wrapper) is { } inner:
                    type = inner;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>dotnet-svcutil wraps results: <c>createResponse.result</c>.</summary>
    private static ITypeSymbol? Result(INamedTypeSymbol wrapper) => wrapper.GetMembers("result").FirstOrDefault() switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool IsOf(ClientLibrary library, ITypeSymbol type, RecordResult description) =>
        library.Recognition.Contract is null ? library.Recognition.Owns(type) : type.GetMembers(description.SuccessMember).Length > 0;
}
