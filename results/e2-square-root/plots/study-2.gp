# best peak rate η: e2-square-root
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 760,394 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [0.0033065:0.05806]; set format cb '%g'; set logscale cb; set cbtics ('0.005' 0.005, '0.01' 0.01, '0.02' 0.02, '0.05' 0.05)
set colorbox horizontal user origin screen 0.2632, screen 0.1523 size screen 0.4737, screen 0.0305
set cblabel 'best peak rate η: median over the seeds'
set xtics ('4' 0, '8' 1, '16' 2, '32' 3, '64' 4) out; set ytics ('0' 0, '0.9' 1) out
set xrange [-0.5:5.0-0.5]; set yrange [-0.5:2.0-0.5]
set xlabel 'batch size (examples)'
set lmargin at screen 0.1000; set rmargin at screen 0.4658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'sgd'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
0 0 0.003774
1 0 0.007516
2 0 0.015045
3 0 0.029655
4 0 0.05806
EOD
$data1 << EOD
0 0 0.0038
1 0 0.0075
2 0 0.015
EOD
$data2 << EOD
3 0 0.03
4 0 0.058
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.6000; set rmargin at screen 0.9658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'adam'
unset ylabel
$data3 << EOD
0 1 0.0033065
1 1 0.0047275
2 1 0.006779
3 1 0.0095105
4 1 0.013425
EOD
$data4 << EOD
0 1 0.0033
1 1 0.0047
2 1 0.0068
3 1 0.0095
4 1 0.013
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
unset multiplot
