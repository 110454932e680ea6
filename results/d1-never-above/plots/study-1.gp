# d / D against d0: d1-never-above
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 1140,1011 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'd0'
set logscale x; set format x '1e%T'

set xrange [8.333333333333334e-09:0.012]
set logscale y; set format y '%g'
set yrange [0.06322288020420214:1.2024461964876925]
set ytics ('0.1' 0.1, '0.2' 0.2, '0.5' 0.5, '1' 1)
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.9476; set bmargin at screen 0.7319
set title 'absolute-loss(dimension=20, examples=200)' font ',10'
set ylabel 'd / D' offset 1.2,0
$data0 << EOD
1e-08 0.17707299215585257 0.1761113756450358 0.17789110150877802 NaN
0.0001 0.49124836957828977 0.4908262435888117 0.4916949606130535 NaN
0.01 0.48417764604671276 0.48287319127166717 0.4848007680976373 NaN
EOD
$data1 << EOD
1e-08 0.7687580322474226 0.7578945336839301 0.7803359592318433 NaN
0.0001 0.7147752195017062 0.7060746960126001 0.722152670367979 NaN
0.01 0.8072070259449609 0.7940775411617348 0.8145224798215169 NaN
EOD
$data2 << EOD
1e-06 0.27095414476931023 0.2671145300724777 0.276300931981611 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.4000; set rmargin at screen 0.6439; set tmargin at screen 0.9476; set bmargin at screen 0.7319
set title 'absolute-loss(dimension=2, examples=5)' font ',10'
unset ylabel
$data3 << EOD
1e-08 0.18625336109396476 0.1854098062429335 0.18625336109396634 NaN
0.0001 0.4971329410678893 0.49515838238406157 0.49790196139894904 NaN
0.01 0.49181552561116293 0.48892221920831885 0.4941382141367527 NaN
EOD
$data4 << EOD
1e-08 0.8562351800862029 0.8141217065572453 0.9021657028585455 NaN
0.0001 0.7938814378890555 0.7699008462597953 0.7938814378890557 NaN
0.01 0.8810015418144062 0.8247050701259955 0.9249586126828404 NaN
EOD
$data5 << EOD
1e-06 0.756000177078653 0.7222023485619767 0.804305507036706 NaN
EOD
plot $data3 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.7333; set rmargin at screen 0.9772; set tmargin at screen 0.9476; set bmargin at screen 0.7319
set title 'chebyshev-max(dimension=20, examples=200,'."\n".'residual=0)' font ',10'
unset ylabel
$data6 << EOD
1e-08 0.08914324421980115 0.08349000103975683 0.09875309268416381 NaN
0.0001 0.4764358615620634 0.47509229105658934 0.47752294839537424 NaN
0.01 0.4636204665524845 0.4625632613457514 0.46463910364426264 NaN
EOD
$data7 << EOD
1e-08 0.40989400611825233 0.3907347535562466 0.41920856002178747 NaN
0.0001 0.419820368238168 0.3957294070509604 0.43553263480611987 NaN
0.01 0.43244288609620485 0.4021239368132556 0.44361536761428527 NaN
EOD
$data8 << EOD
1e-06 0.23083355894037025 0.22632968085557792 0.23485967100611496 NaN
EOD
plot $data6 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data8 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.6261; set bmargin at screen 0.4105
set title 'chebyshev-max(dimension=20, examples=200,'."\n".'residual=0.1)' font ',10'
set ylabel 'd / D' offset 1.2,0
$data9 << EOD
1e-08 0.09242404033332309 0.08218974426546277 0.09921878365732213 NaN
0.0001 0.4739439424253179 0.47274854537942834 0.4750790654949782 NaN
0.01 0.46141332367204546 0.45948543140588827 0.4627973411880347 NaN
EOD
$data10 << EOD
1e-08 0.42280354682124777 0.4004968545831218 0.44153729774662215 NaN
0.0001 0.40971990838723593 0.389704724766522 0.4204880035731055 NaN
0.01 0.41393898564162057 0.384434003680397 0.42858824192547873 NaN
EOD
$data11 << EOD
1e-06 0.2318440683050314 0.22697430315822187 0.23649082014383976 NaN
EOD
plot $data9 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data9 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data10 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data10 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data11 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.4000; set rmargin at screen 0.6439; set tmargin at screen 0.6261; set bmargin at screen 0.4105
set title 'chebyshev-max(dimension=2, examples=20, residual=0)' font ',10'
unset ylabel
$data12 << EOD
1e-08 0.18625336109396634 0.18625336109396395 0.18625336109396765 NaN
0.0001 0.49657022027296305 0.49559194585218863 0.49752496363465754 NaN
0.01 0.49055076248668983 0.48842826983095927 0.4928775542708615 NaN
EOD
$data13 << EOD
1e-08 0.8213085617469418 0.7790600761691943 0.8782173726235288 NaN
0.0001 0.7938814378890556 0.7938814378890552 0.7938814378890559 NaN
0.01 0.8507809029449325 0.7930510260849594 0.8987487982339072 NaN
EOD
$data14 << EOD
1e-06 0.7632773037686018 0.7443340328678152 0.7997375755936713 NaN
EOD
plot $data12 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data12 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data13 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data13 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data14 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data14 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.7333; set rmargin at screen 0.9772; set tmargin at screen 0.6261; set bmargin at screen 0.4105
set title 'quadratic(smallest=0.1)' font ',10'
unset ylabel
$data15 << EOD
1e-08 0.12777708852341843 0.1266062398567694 0.12893048374455604 NaN
0.0001 0.49322792936552584 0.4925322547130899 0.49405604883914844 NaN
0.01 0.49453593720699696 0.4944380047920029 0.49461549741427085 NaN
EOD
$data16 << EOD
1e-08 0.8957200344770146 0.8936945657918656 0.8974537373908054 NaN
0.0001 0.8955527322559167 0.8936945543043057 0.8974537396907539 NaN
0.01 0.8955509822652453 0.8936923851385072 0.8974515640418418 NaN
EOD
$data17 << EOD
1e-06 0.3203934458137412 0.3132027516775283 0.3362168432880693 NaN
EOD
plot $data15 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data15 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data16 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data16 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data17 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data17 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.3046; set bmargin at screen 0.0890
set title 'quadratic(smallest=0.001)' font ',10'
set ylabel 'd / D' offset 1.2,0
$data18 << EOD
1e-08 0.10451065589725964 0.10109393670299617 0.10717194211152437 NaN
0.0001 0.34118399829407386 0.32724178863656034 0.35837059828876083 NaN
0.01 0.3965527076420592 0.3882712002159119 0.4050919564126478 NaN
EOD
$data19 << EOD
1e-08 0.7261438268777819 0.6817024843850121 0.7714509175455747 NaN
0.0001 0.7239347216793781 0.6718269204774086 0.772025684345367 NaN
0.01 0.7205224072133556 0.6797405094254911 0.7720244530235936 NaN
EOD
$data20 << EOD
1e-06 0.30162564961146254 0.2832901600371114 0.3117690639925709 NaN
EOD
plot $data18 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data18 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data19 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data19 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data20 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data20 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2658, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'dadapt-dual-averaging'
set key at screen 0.4570, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'dadapt-sgd'
set key at screen 0.5825, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'dadapt-adagrad'
unset multiplot
