# evaluation loss against horizon: c6-frontier-regression
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 571,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'horizon (steps)'
set logscale x; set format x '%g'
set xtics ('250' 250, '500' 500, '1000' 1000, '2000' 2000)
set xrange [208.33333333333334:2400]
set logscale y; set format y '%g'
set yrange [0.0005580169249168535:0.012016695002815329]
set ytics ('0.001' 0.001, '0.002' 0.002, '0.005' 0.005, '0.01' 0.01)
set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c6-frontier-regression'
set ylabel 'evaluation loss' offset 1.2,0
$data0 << EOD
250 0.006112222311365703 0.005714199854864091 0.006322965209105331 NaN
500 0.003190843877806224 0.002857134911882186 0.003264391055554307 NaN
1000 0.00164754109929597 0.0014959756445352731 0.0019187353296111014 NaN
2000 0.0008096930770478079 0.0007254220023919096 0.0009321933514193303 NaN
EOD
$data1 << EOD
250 0.008991401142945377 0.008380400008388474 0.009243611540627176 NaN
500 0.0045138030988975016 0.004324217340125671 0.004852999908483066 NaN
1000 0.002411354598892021 0.0021609599774361967 0.0026908211793146043 NaN
2000 0.0011662344924538099 0.0010752264910225647 0.0012347181429599684 NaN
EOD
$data2 << EOD
250 0.008552052338019027 0.008116365890437583 0.008718886802903019 NaN
500 0.004246624772470341 0.003783563800713042 0.004677416442782016 NaN
1000 0.0020907529969508443 0.0018626831790762328 0.0022000051202522154 NaN
2000 0.0009642329730352632 0.0009162168947344945 0.0010644766173799557 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0368, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, cosine'
set key at screen 0.2907, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'sgd, wsd'
set key at screen 0.5131, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'schedule-free-sgd, constant'
unset multiplot
