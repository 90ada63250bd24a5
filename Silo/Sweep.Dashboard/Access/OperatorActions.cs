using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Sweep.Contracts;

namespace Sweep.Dashboard.Access;

/// <summary>Does what only operators may, and asks who it is at the moment it is done: a page that hides a button guards nothing.</summary>
public sealed class OperatorActions(AuthenticationStateProvider visitors, IAuthorizationService policies)
{
    /// <summary>Whether the visitor is an operator, to show what he may do.</summary>
    public async Task<bool> AreAllowedAsync() =>
        (await policies.AuthorizeAsync((await visitors.GetAuthenticationStateAsync()).User, AccessPolicies.Operator)).Succeeded;

    /// <exception cref="UnauthorizedAccessException">The visitor is no operator; nothing was done.</exception>
    public async Task DoAsync(Func<Task> action)
    {
        if (!await AreAllowedAsync())
            throw new UnauthorizedAccessException();
        await action();
    }
}
