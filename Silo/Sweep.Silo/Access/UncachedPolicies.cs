using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Sweep.Silo.Access;

/// <summary>
/// Policies that are combined for each request. ASP.NET Core's cache of them builds every endpoint while the server starts,
/// for which a command would wait that never opens a page.
/// </summary>
internal sealed class UncachedPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override bool AllowsCachingPolicies => false;
}
