namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>Holds a manifest against an org.</summary>
public static class CheckRunner
{
    /// <summary>
    /// Checks. Whatever goes wrong becomes a finding: only cancellation by the caller and defects of the check itself are thrown.
    /// </summary>
    /// <param name="request">What to check, and with what.</param>
    /// <param name="cancellationToken">Ends the check at once.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static Task<CheckReport> RunAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new CheckReport
        {
            Outcome = CheckOutcome.NotChecked,
            ManifestPath = request.ManifestPath,
            CheckedAt = request.TimeProvider.GetUtcNow(),
            OrgKey = request.Org,
        });
    }
}
