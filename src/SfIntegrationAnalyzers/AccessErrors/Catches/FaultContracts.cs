using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>Reads which faults an operation of a WCF proxy declares.</summary>
internal static class FaultContracts
{
    /// <summary>The detail types that an operation declares, on itself or on the interface method it implements.</summary>
    public static IEnumerable<ITypeSymbol> Of(IMethodSymbol operation)
    {
        // Task-based and event-based operations carry the contract on their synchronous twin.
        var name = operation.Name.EndsWith("Async", StringComparison.Ordinal)
            ? operation.Name.Substring(0, operation.Name.Length - 5)
            : operation.Name;
        return operation.ContainingType.AllInterfaces.Concat([operation.ContainingType])
            .SelectMany(type => type.GetMembers(operation.Name).Concat(type.GetMembers(name)))
            .SelectMany(member => member.GetAttributes())
            .Where(attribute => attribute.AttributeClass?.Name == "FaultContractAttribute")
            .SelectMany(attribute => attribute.ConstructorArguments)
            .Where(argument => argument.Kind == TypedConstantKind.Type)
            .Select(argument => argument.Value)
            .OfType<ITypeSymbol>();
    }

    /// <summary>
    /// Whether an exception is the fault of one record, field or query, which decides by its type:
    /// <c>FaultException&lt;InvalidSObjectFault&gt;</c>.
    /// </summary>
    public static bool IsAboutOneThing(ITypeSymbol exception) =>
        exception is INamedTypeSymbol { Name: "FaultException", TypeArguments: { Length: 1 } details }
        && details[0].Name is not ("ApiFault" or "UnexpectedErrorFault" or "LoginFault") && IsSalesforceFault(details[0]);

    /// <summary>Whether a type is the detail of a Salesforce fault: it has, or inherits, <c>exceptionCode</c>.</summary>
    public static bool IsSalesforceFault(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("exceptionCode").Length > 0)
            {
                return true;
            }
        }

        return false;
    }
}
