/** Status by dates, as the contract's PromotionStatus; `p` is the promotion. */
export const statusSql = `CASE WHEN p.is_paused THEN 'paused' WHEN p.ends_at <= now() THEN 'expired'
  WHEN p.starts_at > now() THEN 'scheduled' ELSE 'active' END`;

// classOf() of the domain.
const classSql = `CASE p.effect->>'kind' WHEN 'free_shipping' THEN 'shipping' WHEN 'fixed_price' THEN 'product' WHEN 'buy_x_get_y' THEN 'product'
  ELSE CASE p.effect->'target'->>'on' WHEN 'lines' THEN 'product' ELSE p.effect->'target'->>'on' END END`;

const rowFields = `'id', p.id, 'name', p.name, 'status', ${statusSql}, 'class', ${classSql}, 'kind', p.effect->>'kind',
  'isAutomatic', p.is_automatic, 'code', CASE WHEN held.n = 1 THEN held.code END, 'codeCount', held.n, 'uses', used.n,
  'startsAt', iso(p.starts_at), 'endsAt', iso(p.ends_at), 'updatedAt', iso(p.updated_at)`;

/** JSON of the contract's AdminPromotionRow; stands on {@link promotionSource}. */
export const promotionRowJson = `json_build_object(${rowFields})`;

/** JSON of the contract's AdminPromotion; stands on {@link promotionSource}. In two parts: a function takes a hundred arguments. */
export const promotionJson = `(jsonb_build_object(${rowFields}) || jsonb_build_object('isPaused', p.is_paused, 'effect', p.effect,
  'conditions', p.conditions, 'combinesWith', p.combines_with, 'priority', p.priority, 'mostUses', p.most_uses,
  'mostUsesPerCustomer', p.most_uses_per_customer, 'given', money_json(used.given, s.currency), 'version', p.version,
  'updatedBy', p.updated_by, 'createdAt', iso(p.created_at)))`;

/** Promotions of the shop `$1` with their codes and uses counted. */
export const promotionSource = `promotions p
  JOIN shop_settings s ON s.tenant_id = p.tenant_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS n, min(c.code) AS code FROM promotion_codes c
    WHERE c.tenant_id = $1 AND c.promotion_id = p.id) held
  CROSS JOIN LATERAL (SELECT count(*)::int AS n, coalesce(sum(u.given_minor), 0)::bigint AS given FROM promotion_uses u
    WHERE u.tenant_id = $1 AND u.promotion_id = p.id AND u.order_id IS NOT NULL) used
  WHERE p.tenant_id = $1`;
